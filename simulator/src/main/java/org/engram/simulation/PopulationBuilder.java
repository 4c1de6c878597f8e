package org.engram.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
import org.engram.neuron.spiking.AlphaCurrentLif;
import org.engram.neuron.spiking.ConductanceLif;
import org.engram.neuron.spiking.CurrentLif;
import org.engram.neuron.spiking.EscapeNoise;
import org.engram.neuron.spiking.Membrane;
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
        return neurons(population, (NeuronModel.Neuron) model, number);
    }

    private FiringSource neurons(Population population, NeuronModel.Neuron model, int number) {
        int size = population.size();
        double[] states = states(population, model, number);
        if (model instanceof NeuronModel.Delta delta) {
            return new JumpNeurons(delta.membrane(), states);
        }
        if (model instanceof NeuronModel.Escape escape) {
            long seed = stream(Purpose.ESCAPE_NOISE, number).nextLong();
            return started(new EscapeNoise(escape.cell(), size, seed), states);
        }
        double[][] held = IntStream.range(0, model.receptors().size())
                .mapToObj(port -> held(population, port, number))
                .toArray(double[][]::new);
        if (model instanceof NeuronModel.Alpha alpha) {
            return started(new AlphaCurrentLif(alpha.membrane(), alpha.tau(), size), states, held);
        }
        if (model instanceof NeuronModel.Current current) {
            return currentNeurons(current, states, held);
        }
        var conductance = (NeuronModel.Conductance) model;
        return started(
                new ConductanceLif(conductance.membrane(), conductance.excitatory(), conductance.inhibitory(), size),
                states,
                held);
    }

    private static FiringSource currentNeurons(NeuronModel.Current model, double[] states, double[][] held) {
        Membrane membrane = model.membrane();
        return CurrentNeurons.accepts(membrane, model.excitatoryTau(), model.inhibitoryTau())
                ? new CurrentNeurons(membrane, model.excitatoryTau(), model.inhibitoryTau(), states, held[0], held[1])
                : started(
                        new CurrentLif(membrane, model.excitatoryTau(), model.inhibitoryTau(), states.length),
                        states,
                        held);
    }

    /** @param held what each receptor holds of each neuron */
    private static Neurons started(SpikingNeurons neurons, double[] states, double[]... held) {
        for (int i = 0; i < neurons.size(); i++) {
            neurons.setMembrane(i, states[i]);
            for (int port = 0; port < held.length; port++) {
                neurons.setSynaptic(i, port, held[port][i]);
            }
        }
        return new Neurons(neurons);
    }

    /** The stream of an external source; populations come first, then drives. */
    UniformRandomProvider external(int number) {
        return stream(Purpose.EXTERNAL_SPIKES, number);
    }

    private UniformRandomProvider stream(Purpose purpose, int number) {
        return RandomStreams.of(seed, purpose, ((long) trial << Integer.SIZE) + number);
    }

    private double[] states(Population population, NeuronModel.Neuron model, int number) {
        return drawn(population, model.state(), new Distribution.Constant(model.rest()), number, 0);
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
