package org.engram.neuron.spiking;

import org.engram.neuron.StateTransfer;

/**
 * One stream of random numbers for each neuron, a function of the seed and the neuron's number only: SplitMix64 (G. L.
 * Steele, D. Lea and C. H. Flood, OOPSLA 2014), started at a hash of both.
 */
final class NeuronStreams {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long[] states;

    NeuronStreams(long seed, int size) {
        states = new long[size];
        for (int n = 0; n < size; n++) {
            states[n] = mixed(mixed(seed) + n * GOLDEN);
        }
    }

    void transfer(StateTransfer transfer) {
        transfer.array(states);
    }

    /** Uniform in (0, 1]. */
    double uniform(int neuron) {
        states[neuron] += GOLDEN;
        return ((mixed(states[neuron]) >>> 11) + 1) * 0x1p-53;
    }

    /** Exponential with mean 1. */
    double exponential(int neuron) {
        return -StrictMath.log(uniform(neuron));
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
