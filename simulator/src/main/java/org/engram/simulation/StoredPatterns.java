package org.engram.simulation;

import org.engram.connectivity.PatternValues;
import org.engram.connectivity.Patterns;

/** Patterns as they are being stored: takes the square of each row on its way into the synapses. */
final class StoredPatterns implements Patterns {
    private final Patterns patterns;
    private final double[] squares;

    StoredPatterns(Patterns patterns) {
        this.patterns = patterns;
        squares = new double[patterns.count()];
    }

    @Override
    public int count() {
        return patterns.count();
    }

    @Override
    public int size() {
        return patterns.size();
    }

    @Override
    public void row(int index, double[] out) {
        patterns.row(index, out);
        squares[index] = Overlaps.square(out);
    }

    @Override
    public PatternValues values() {
        return patterns.values();
    }

    /** |xi_mu|^2 before weighting, for every row that has been stored. */
    double[] squares() {
        return squares;
    }
}
