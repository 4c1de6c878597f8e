package org.engram.simulation;

import org.engram.connectivity.DirectedSynapses;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Place;
import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
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
        double weight = spec.weight().factor(patterns.size());
        Place place = spec.mapped() ? Place.FILE : Place.HEAP;
        DirectedPatterns directions = DirectedPatterns.of(experiment, patterns);
        var rows = new StoredPatterns(directions.forward());
        Synapses forward = spec.storage().build(rows, weight, place, spec.arithmetic());
        Synapses synapses = directions.areEqual()
                ? forward
                : new DirectedSynapses(
                        forward, spec.storage().build(directions.backward(), weight, place, spec.arithmetic()));
        return new StoredSynapses(synapses, new Overlaps(synapses, weight, rows.squares()));
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
