package org.engram.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;
import org.engram.neuron.Activation;
import org.engram.neuron.Sign;

/** Random bipolar memories of sign neurons that are updated by energy difference (arXiv:1606.01164). */
final class BinaryMemory {
    private final RandomPatterns patterns;
    private final Synapses synapses;
    private final EnergyDifferenceRule rule;
    private final int[] everyNeuron;
    private final double[] sigma;

    /**
     * @param memories whose Lagrangian is F
     * @param draw seed of the memories and of everything random that is done with them
     */
    BinaryMemory(Activation memories, int count, int size, int draw) {
        patterns = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, count, size, draw);
        synapses = Storage.FLOAT64.build(patterns, 1);
        var network = new RateNetwork(
                new Layer("feature", new Sign(), 1, 1, new double[size]),
                new Layer("memory", memories, 0, 1, new double[count]),
                synapses);
        rule = new EnergyDifferenceRule((AdiabaticDynamics) network.dynamics());
        everyNeuron = PermutationSampler.natural(size);
        sigma = new double[size];
    }

    /** The number of neurons that change when each is updated by itself, all others holding a memory. */
    int unstableNeurons(int memory) {
        int unstable = 0;
        start(memory, 0);
        for (int i = 0; i < sigma.length; i++) {
            if (rule.sweep(sigma, new int[] {i}) > 0) {
                unstable++;
                start(memory, 0);
            }
        }
        return unstable;
    }

    /** Whether one sweep leads back to a memory from a state in which some random neurons are inverted. */
    boolean isRestored(int memory, int inverted) {
        start(memory, inverted);
        rule.sweep(sigma, everyNeuron);
        double[] expected = new double[sigma.length];
        patterns.row(memory, expected);
        return Arrays.equals(sigma, expected);
    }

    private void start(int memory, int inverted) {
        patterns.row(memory, sigma);
        int[] order = new PermutationSampler(random(memory), sigma.length, sigma.length).sample();
        for (int k = 0; k < inverted; k++) {
            sigma[order[k]] = -sigma[order[k]];
        }
        rule.start(sigma);
    }

    /** Whether updates of one random neuron after another lead from a random state to a memory or its opposite. */
    boolean isRecalledFromARandomState(int trial) {
        UniformRandomProvider random = random(trial);
        Arrays.setAll(sigma, i -> random.nextBoolean() ? 1 : -1);
        rule.start(sigma);
        do {
            while (rule.sweep(sigma, randomNeurons(random)) > 0) {}
        } while (rule.sweep(sigma, everyNeuron) > 0);
        double[] h = new double[synapses.memories()];
        synapses.toMemories(sigma, h);
        return Networks.largest(h) == sigma.length;
    }

    private int[] randomNeurons(UniformRandomProvider random) {
        return random.ints(sigma.length, 0, sigma.length).toArray();
    }

    private UniformRandomProvider random(int trial) {
        return RandomStreams.of(patterns.seed(), Purpose.UPDATE_ORDER, trial);
    }
}
