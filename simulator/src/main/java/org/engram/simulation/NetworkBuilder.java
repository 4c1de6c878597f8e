package org.engram.simulation;

import java.util.Arrays;
import java.util.List;
import org.engram.connectivity.DilutedPatterns;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Place;
import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
import org.engram.network.Layer;
import org.engram.network.RateNetwork;

/** From what an experiment says to the network that it means. */
final class NetworkBuilder {
    private NetworkBuilder() {}

    /** The rows of xi before they are weighted: the patterns, or what dilution leaves of them. */
    static Patterns rows(Experiment experiment, Patterns patterns) {
        double dilution = experiment.network().synapses().dilution();
        return dilution == 0 ? patterns : new DilutedPatterns(patterns, dilution, experiment.seed());
    }

    static RateNetwork build(Experiment experiment, Patterns patterns) {
        Experiment.Network spec = experiment.network();
        boolean adiabatic = Experiment.Integrator.isDiscrete(
                experiment.simulate().integrator().method());
        Synapses synapses = spec.synapses()
                .storage()
                .build(
                        patterns,
                        spec.synapses().weight().factor(patterns.size()),
                        spec.synapses().mapped() ? Place.FILE : Place.HEAP);
        return new RateNetwork(
                layer("feature", spec.features(), spec.features().tau(), patterns.size()),
                layer("memory", spec.memories(), adiabatic ? 0 : spec.memories().tau(), patterns.count()),
                synapses);
    }

    private static Layer layer(String name, Experiment.Layer spec, double tau, int size) {
        return new Layer(name, spec.activation(), tau, spec.leak(), input(spec.input(), size));
    }

    private static double[] input(List<Double> given, int size) {
        if (given.size() == size) {
            return given.stream().mapToDouble(Double::doubleValue).toArray();
        }
        double[] same = new double[size];
        Arrays.fill(same, given.get(0));
        return same;
    }
}
