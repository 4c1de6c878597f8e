package org.engram.connectivity;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engram.connectivity.RandomPatterns.Kind;

/** A random instance: patterns that every storage holds exactly, a factor, and arguments for all products. */
record Instance(Storage storage, int memories, int features, double factor, long seed) {
    /** Small ones of random shape, and some with one neuron, several groups, a number of groups that is no power of 2. */
    static Stream<Instance> all() {
        return Stream.of(Storage.values()).flatMap(Instance::all);
    }

    private static Stream<Instance> all(Storage storage) {
        Stream<Instance> small = LongStream.rangeClosed(1, 15).mapToObj(seed -> {
            Random random = new Random(seed);
            return new Instance(storage, 1 + random.nextInt(200), 1 + random.nextInt(100), 0.1 * seed, seed);
        });
        Stream<Instance> special = Stream.of(
                new Instance(storage, 1, 1, 1, 101),
                new Instance(storage, 1100, 720, 1.0 / 720, 102),
                new Instance(storage, 21, 50_003, 0.5, 103),
                new Instance(storage, 3001, 785, 1, 104));
        return Stream.concat(small, special);
    }

    Patterns patterns() {
        return new RandomPatterns(Kind.BIPOLAR, memories, features, seed);
    }

    Synapses synapses() {
        return storage.build(patterns(), factor);
    }

    double[][] entries() {
        double[][] entries = new double[memories][features];
        for (int row = 0; row < memories; row++) {
            patterns().row(row, entries[row]);
        }
        return entries;
    }

    double[] g() {
        return new Random(seed + 1000).doubles(features, -1, 1).toArray();
    }

    /** Weights, a third of them 0. */
    double[] f() {
        return new Random(seed + 2000)
                .doubles(memories, -1, 0.5)
                .map(x -> Math.max(x, -0.5))
                .map(x -> x == -0.5 ? 0 : x)
                .toArray();
    }
}
