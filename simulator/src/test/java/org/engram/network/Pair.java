package org.engram.network;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.engram.neuron.Activation;

/**
 * What random networks are made from: two activations and a seed.
 *
 * @param features activation of the feature neurons
 * @param memories activation of the memory neurons
 */
record Pair(Activation features, Activation memories, int seed) {
    private static final int SEEDS = 2;

    /** Every pair of activations with convex Lagrangians, with every seed. */
    static Stream<Pair> convex() {
        return of(Networks.convexActivations(), Networks.convexActivations(), SEEDS);
    }

    static Stream<Pair> of(List<Activation> features, List<Activation> memories, int seeds) {
        return features.stream()
                .flatMap(g -> memories.stream()
                        .flatMap(f ->
                                Stream.iterate(0, seed -> seed + 1).limit(seeds).map(seed -> new Pair(g, f, seed))));
    }

    RandomGenerator random() {
        return new SplittableRandom(seed);
    }

    RateNetwork network(double tauF, double tauH, RandomGenerator random) {
        return Networks.random(features, tauF, memories, tauH, random);
    }
}
