package org.engram.connectivity;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A random instance: synapses that are stored exactly, and arguments for all products. */
record Instance(Storage storage, Arithmetic arithmetic, int memories, int features, double factor, long seed) {
    /** With products in float64. */
    Instance(Storage storage, int memories, int features, double factor, long seed) {
        this(storage, Arithmetic.FLOAT64, memories, features, factor, seed);
    }

    /** For every storage and arithmetic; and one with all groups there can be, whose rows do not fit in one block of memory. */
    static Stream<Instance> all() {
        Instance large = new Instance(Storage.FLOAT64, 3001, 785, 1, 1);
        return Stream.concat(kinds().flatMap(Instance::all), Stream.of(large));
    }

    /** Numbers of states, each with a matrix of a shape of its own: in groups, strips and blocks that are not full. */
    static Stream<Arguments> batches() {
        return Stream.of(1, 2, 3, 4, 5, 7, 8, 31, 64, 70)
                .flatMap(states -> kinds().map(kind -> arguments(
                        kind.of(
                                states == 5 ? 1500 : 120 + 3 * states,
                                states == 5 ? 720 : 539 + 67 * states % 240,
                                0.01,
                                states),
                        states)));
    }

    /** For every storage, one with several groups. */
    static Stream<Instance> grouped() {
        return kinds().map(kind -> kind.of(1500, 720, 0.1, 1));
    }

    /** Of every storage in every arithmetic that it allows, one. */
    private static Stream<Instance> kinds() {
        return Stream.of(Storage.values())
                .flatMap(storage -> Stream.of(Arithmetic.values())
                        .filter(storage::allows)
                        .map(arithmetic -> new Instance(storage, arithmetic, 1, 1, 1, 1)));
    }

    Instance in(Arithmetic other) {
        return new Instance(storage, other, memories, features, factor, seed);
    }

    private Instance of(int newMemories, int newFeatures, double newFactor, long newSeed) {
        return new Instance(storage, arithmetic, newMemories, newFeatures, newFactor, newSeed);
    }

    /** Small ones of random shape, and some with one neuron, with several groups, with groups of one block. */
    private static Stream<Instance> all(Instance kind) {
        Stream<Instance> small = LongStream.rangeClosed(1, 8).mapToObj(seed -> {
            Random random = new Random(seed);
            return kind.of(1 + random.nextInt(200), 1 + random.nextInt(100), 0.1 * seed, seed);
        });
        Stream<Instance> special =
                Stream.of(kind.of(1, 1, 1, 101), kind.of(1500, 720, 1.0 / 720, 102), kind.of(21, 50_003, 0.5, 103));
        return Stream.concat(small, special);
    }

    /** Patterns of a kind that the storage holds exactly. */
    double[][] entries() {
        Random random = new Random(seed);
        return Stream.generate(() -> DoubleStream.generate(() -> entry(random))
                        .limit(features)
                        .toArray())
                .limit(memories)
                .toArray(double[][]::new);
    }

    private double entry(Random random) {
        return switch (storage) {
            case FLOAT64 -> 2 * random.nextDouble() - 1;
            case FLOAT32 -> 2 * random.nextFloat() - 1;
            case INT8 -> random.nextInt(255) - 127;
            case BIT -> random.nextBoolean() ? 1 : -1;
            case SPARSE -> random.nextInt(8) == 0 ? 2 * random.nextFloat() - 1 : 0;
        };
    }

    /** An upper bound of the absolute value of a weight. */
    double largest() {
        return factor * (storage == Storage.INT8 ? 127 : 1);
    }

    /** By how much a product of a row of weights with x may be wrong, see {@link Arithmetic}. */
    double bound(double[] x) {
        double relative = arithmetic == Arithmetic.FLOAT64 ? (x.length + 1) * 0x1p-53 : 0x1p-17;
        return relative * largest() * DoubleStream.of(x).map(Math::abs).sum();
    }

    Synapses synapses() {
        return synapses(Place.HEAP);
    }

    Synapses synapses(Place place) {
        return storage.build(new ValuePatterns(entries()), factor, place, arithmetic);
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
