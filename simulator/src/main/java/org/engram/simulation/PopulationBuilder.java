package org.engram.simulation;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.Distribution;
import org.engram.event.FiringSource;
import org.engram.event.Neurons;
import org.engram.event.OwnClocks;
import org.engram.event.PoissonPopulation;
import org.engram.experiment.NeuronModel;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.neuron.spiking.ConductanceLif;
import org.engram.neuron.spiking.CurrentLif;
import org.engram.neuron.spiking.RegularSource;
import org.engram.neuron.spiking.SpikingNeurons;
import org.engram.neuron.spiking.VoltageJumpLif;

/** Makes the populations of one trial in their initial states. */
final class PopulationBuilder {
    private static final int VARIABLE_BITS = 8;

    private final long seed;
    private final int trial;

    PopulationBuilder(long seed, int trial) {
        this.seed = seed;
        this.trial = trial;
    }

    /** @param number of the population, which names its random streams */
    FiringSource build(Population population, int number) {
        NeuronModel model = population.neuron();
        if (model instanceof NeuronModel.Poisson poisson) {
            return new PoissonPopulation(
                    population.size(), poisson.rate(), poisson.start(), poisson.stop(), external(number));
        }
        if (model instanceof NeuronModel.Regular regular) {
            double[] first = new double[population.size()];
            Arrays.fill(first, regular.start());
            return new OwnClocks(new RegularSource(regular.interval(), first));
        }
        SpikingNeurons neurons = neurons(model, population.size());
        initialise(neurons, population.initial(), number);
        return new Neurons(neurons);
    }

    /** The stream of an external source; populations come first, then drives. */
    UniformRandomProvider external(int number) {
        return RandomStreams.of(seed, Purpose.EXTERNAL_SPIKES, ((long) trial << Integer.SIZE) + number);
    }

    private static SpikingNeurons neurons(NeuronModel model, int size) {
        if (model instanceof NeuronModel.Delta delta) {
            return new VoltageJumpLif(delta.membrane(), size);
        }
        if (model instanceof NeuronModel.Current current) {
            return new CurrentLif(current.membrane(), current.excitatoryTau(), current.inhibitoryTau(), size);
        }
        var conductance = (NeuronModel.Conductance) model;
        return new ConductanceLif(conductance.membrane(), conductance.excitatory(), conductance.inhibitory(), size);
    }

    private void initialise(SpikingNeurons neurons, Map<String, Distribution> initial, int number) {
        initial.forEach((state, distribution) -> {
            int port = neurons.ports().indexOf(state);
            DoubleSupplier values = distribution.on(initialStates(number, port + 1));
            for (int i = 0; i < neurons.size(); i++) {
                if (port < 0) {
                    neurons.setMembrane(i, values.getAsDouble());
                } else {
                    neurons.setSynaptic(i, port, values.getAsDouble());
                }
            }
        });
    }

    private UniformRandomProvider initialStates(int number, int variable) {
        long index = ((long) trial << Integer.SIZE) + ((long) number << VARIABLE_BITS) + variable;
        return RandomStreams.of(seed, Purpose.INITIAL_STATES, index);
    }
}
