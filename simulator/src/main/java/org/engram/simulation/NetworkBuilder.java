package org.engram.simulation;

import java.util.Arrays;
import java.util.List;
import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
import org.engram.network.Layer;
import org.engram.network.RateNetwork;

/** From what an experiment says to the network that it means. */
final class NetworkBuilder {
    private NetworkBuilder() {}

    static RateNetwork build(Experiment experiment, Synapses synapses) {
        Experiment.Network spec = experiment.network();
        boolean adiabatic = Experiment.Integrator.isDiscrete(
                experiment.simulate().integrator().method());
        return new RateNetwork(
                layer("feature", spec.features(), spec.features().tau(), synapses.features()),
                layer("memory", spec.memories(), adiabatic ? 0 : spec.memories().tau(), synapses.memories()),
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
