package org.engram.simulation;

import java.util.OptionalInt;
import org.engram.connectivity.DilutedPatterns;
import org.engram.connectivity.ErroneousPatterns;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.QuantisedPatterns;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.SuccessorPatterns;
import org.engram.experiment.Experiment;
import org.engram.experiment.Experiment.Imperfections;

/**
 * What an experiment stores: the patterns with the imperfections of its synapses, for each of their directions; in a
 * sequence a memory neuron reads one pattern and writes the next.
 *
 * @param forward from the feature to the memory neurons
 * @param backward from the memory to the feature neurons, the same object where synapses are symmetric
 */
record DirectedPatterns(Patterns forward, Patterns backward) {
    static DirectedPatterns of(Experiment experiment, Patterns patterns) {
        Experiment.Synapses spec = experiment.network().synapses();
        long seed = experiment.seed();
        Patterns forward = common(patterns, spec, seed);
        Patterns backward = spec.sequence() ? new SuccessorPatterns(forward) : forward;
        double asymmetry = spec.imperfections().asymmetry();
        return asymmetry > 0
                ? new DirectedPatterns(
                        new ErroneousPatterns(forward, asymmetry, seed, Purpose.FORWARD_ERROR),
                        new ErroneousPatterns(backward, asymmetry, seed, Purpose.BACKWARD_ERROR))
                : new DirectedPatterns(forward, backward);
    }

    /** What is stored in both directions alike: the patterns, rounded, diluted and with their common errors. */
    private static Patterns common(Patterns patterns, Experiment.Synapses spec, long seed) {
        Imperfections imperfections = spec.imperfections();
        OptionalInt bits = imperfections.bits();
        Patterns rows = bits.isPresent() ? new QuantisedPatterns(patterns, bits.getAsInt()) : patterns;
        if (spec.dilution() > 0) {
            rows = new DilutedPatterns(rows, spec.dilution(), seed);
        }
        return imperfections.noise() == 0
                ? rows
                : new ErroneousPatterns(rows, imperfections.noise(), seed, Purpose.SYNAPSE_NOISE);
    }

    /** Whether both directions are the same. */
    boolean areEqual() {
        return forward == backward;
    }
}
