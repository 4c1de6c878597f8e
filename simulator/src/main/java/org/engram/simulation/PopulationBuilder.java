package org.engram.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.sparse.Distribution;
import org.engram.event.CurrentNeurons;
import org.engram.event.FiringSource;
import org.engram.event.JumpNeurons;
import org.engram.event.Neurons;
import org.engram.event.OwnClocks;
import org.engram.event.PoissonPopulation;
import org.engram.experiment.NeuronModel;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.neuron.spiking.ConductanceLif;
import org.engram.neuron.spiking.CurrentLif;
import org.engram.neuron.spiking.RegularSource;
import org.engram.neuron.spiking.SpikingNeurons;

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
        if (model instanceof NeuronModel.Delta delta) {
            return new JumpNeurons(delta.membrane(), potentials(population, delta, number));
        }
        if (model instanceof NeuronModel.Current current) {
            return currentNeurons(population, current, number);
        }
        return conductanceNeurons(population, (NeuronModel.Conductance) model, number);
    }

    private FiringSource currentNeurons(Population population, NeuronModel.Current model, int number) {
        double[] potentials = potentials(population, model, number);
        double[] excitatory = held(population, 0, number);
        double[] inhibitory = held(population, 1, number);
        if (CurrentNeurons.accepts(model.membrane(), model.excitatoryTau(), model.inhibitoryTau())) {
            return new CurrentNeurons(
                    model.membrane(), model.excitatoryTau(), model.inhibitoryTau(), potentials, excitatory, inhibitory);
        }
        return started(
                new CurrentLif(model.membrane(), model.excitatoryTau(), model.inhibitoryTau(), population.size()),
                potentials,
                excitatory,
                inhibitory);
    }

    private FiringSource conductanceNeurons(Population population, NeuronModel.Conductance model, int number) {
        return started(
                new ConductanceLif(model.membrane(), model.excitatory(), model.inhibitory(), population.size()),
                potentials(population, model, number),
                held(population, 0, number),
                held(population, 1, number));
    }

    private static Neurons started(
            SpikingNeurons neurons, double[] potentials, double[] excitatory, double[] inhibitory) {
        for (int i = 0; i < neurons.size(); i++) {
            neurons.setMembrane(i, potentials[i]);
            neurons.setSynaptic(i, 0, excitatory[i]);
            neurons.setSynaptic(i, 1, inhibitory[i]);
        }
        return new Neurons(neurons);
    }

    /** The stream of an external source; populations come first, then drives. */
    UniformRandomProvider external(int number) {
        return RandomStreams.of(seed, Purpose.EXTERNAL_SPIKES, ((long) trial << Integer.SIZE) + number);
    }

    private double[] potentials(Population population, NeuronModel.Lif model, int number) {
        return drawn(
                population, "V_m", new Distribution.Constant(model.membrane().rest()), number, 0);
    }

    private double[] held(Population population, int port, int number) {
        String receptor = population.neuron().receptors().get(port);
        return drawn(population, receptor, new Distribution.Constant(0), number, port + 1);
    }

    private double[] drawn(Population population, String state, Distribution otherwise, int number, int variable) {
        long index = ((long) trial << Integer.SIZE) + ((long) number << VARIABLE_BITS) + variable;
        return DoubleStream.generate(population
                        .initial()
                        .getOrDefault(state, otherwise)
                        .on(RandomStreams.of(seed, Purpose.INITIAL_STATES, index)))
                .limit(population.size())
                .toArray();
    }
}
