package org.engram.simulation;

import org.engram.connectivity.ChangedPatterns;
import org.engram.connectivity.PatternValues;
import org.engram.connectivity.Patterns;
import org.engram.neuron.PerNeuron;

/** Patterns as they are being stored, unchanged: takes the square of each row on its way into the synapses. */
final class StoredPatterns extends ChangedPatterns {
    private final double[] squares;

    StoredPatterns(Patterns patterns) {
        super(patterns);
        squares = new double[patterns.count()];
    }

    @Override
    protected void change(int index, double[] out) {
        squares[index] = Overlaps.square(out);
    }

    @Override
    public PatternValues values() {
        return patterns().values();
    }

    /** |xi_mu|^2 before weighting, for every row that has been stored. */
    PerNeuron squares() {
        return PerNeuron.of(squares);
    }
}
