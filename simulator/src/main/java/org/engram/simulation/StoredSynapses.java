package org.engram.simulation;

import java.util.OptionalInt;
import org.engram.connectivity.DilutedPatterns;
import org.engram.connectivity.DirectedSynapses;
import org.engram.connectivity.ErroneousPatterns;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Place;
import org.engram.connectivity.QuantisedPatterns;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
import org.engram.experiment.Experiment.Imperfections;
import org.engram.experiment.Experiment.PatternSource;

/**
 * The synapses of an experiment, in memory. Experiments with equal {@linkplain #key keys} have equal synapses and may
 * share them.
 */
public final class StoredSynapses {
    private final Synapses synapses;
    private final Overlaps overlaps;

    private StoredSynapses(Synapses synapses, Overlaps overlaps) {
        this.synapses = synapses;
        this.overlaps = overlaps;
    }

    /** Stores the patterns; takes the memory of the synapses. */
    public static StoredSynapses of(Experiment experiment, Patterns patterns) {
        Experiment.Synapses spec = experiment.network().synapses();
        Imperfections imperfections = spec.imperfections();
        double weight = spec.weight().factor(patterns.size());
        Place place = spec.mapped() ? Place.FILE : Place.HEAP;
        Patterns both = common(patterns, spec, experiment.seed());
        boolean directed = imperfections.asymmetry() > 0;
        var rows = new StoredPatterns(
                directed ? erroneous(both, imperfections, experiment.seed(), Purpose.FORWARD_ERROR) : both);
        Synapses forward = spec.storage().build(rows, weight, place);
        Synapses synapses = directed
                ? new DirectedSynapses(
                        forward,
                        spec.storage()
                                .build(
                                        erroneous(both, imperfections, experiment.seed(), Purpose.BACKWARD_ERROR),
                                        weight,
                                        place))
                : forward;
        return new StoredSynapses(synapses, new Overlaps(synapses, weight, rows.squares()));
    }

    /** What is stored in both directions alike: the patterns, rounded, diluted and with their common errors. */
    private static Patterns common(Patterns patterns, Experiment.Synapses spec, long seed) {
        OptionalInt bits = spec.imperfections().bits();
        double noise = spec.imperfections().noise();
        Patterns rows = bits.isPresent() ? new QuantisedPatterns(patterns, bits.getAsInt()) : patterns;
        if (spec.dilution() > 0) {
            rows = new DilutedPatterns(rows, spec.dilution(), seed);
        }
        return noise == 0 ? rows : new ErroneousPatterns(rows, noise, seed, Purpose.SYNAPSE_NOISE);
    }

    private static Patterns erroneous(Patterns patterns, Imperfections imperfections, long seed, Purpose purpose) {
        return new ErroneousPatterns(patterns, imperfections.asymmetry(), seed, purpose);
    }

    /** All that the synapses of an experiment depend on. */
    public static Object key(Experiment experiment) {
        Experiment.Synapses spec = experiment.network().synapses();
        return new Key(spec, isSeeded(spec) ? experiment.seed() : 0);
    }

    private record Key(Experiment.Synapses synapses, long seed) {}

    private static boolean isSeeded(Experiment.Synapses spec) {
        boolean drawn = spec.patterns() instanceof PatternSource.Random random
                && random.seed().isEmpty();
        return drawn
                || spec.dilution() > 0
                || spec.imperfections().noise() > 0
                || spec.imperfections().asymmetry() > 0;
    }

    Synapses synapses() {
        return synapses;
    }

    Overlaps overlaps() {
        return overlaps;
    }
}
