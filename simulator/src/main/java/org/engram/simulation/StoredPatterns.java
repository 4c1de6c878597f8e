package org.engram.simulation;

import org.engram.connectivity.Patterns;

/** Patterns as they are being stored: takes the length of each row on its way into the synapses. */
final class StoredPatterns implements Patterns {
    private final Patterns patterns;
    private final double[] lengths;

    StoredPatterns(Patterns patterns) {
        this.patterns = patterns;
        lengths = new double[patterns.count()];
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
        lengths[index] = Overlaps.length(out);
    }

    /** |xi_mu| before weighting, for every row that has been stored. */
    double[] lengths() {
        return lengths;
    }
}
