package org.engram.simulation;

import java.util.Arrays;
import java.util.List;
import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
import org.engram.experiment.TimeConstants;
import org.engram.network.Layer;
import org.engram.network.RateNetwork;
import org.engram.neuron.PerNeuron;

/** From what an experiment says to the network that it means. */
final class NetworkBuilder {
    private NetworkBuilder() {}

    static RateNetwork build(Experiment experiment, Synapses synapses) {
        Experiment.Network spec = experiment.network();
        boolean adiabatic = Experiment.Integrator.isDiscrete(
                experiment.simulate().integrator().method());
        TimeConstants ofMemories =
                adiabatic ? TimeConstants.ADIABATIC : spec.memories().tau();
        PerNeuron tauF = spec.features().tau().of(synapses.features(), experiment.seed(), 0);
        PerNeuron tauH = ofMemories.of(synapses.memories(), experiment.seed(), 1);
        return new RateNetwork(
                layer("feature", spec.features(), tauF),
                layer("memory", spec.memories(), tauH),
                synapses,
                spec.isSpiking() ? 0 : spec.delay());
    }

    private static Layer layer(String name, Experiment.Layer spec, PerNeuron taus) {
        return new Layer(name, spec.activation(), taus, spec.leak(), input(spec.input(), taus.size()));
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
