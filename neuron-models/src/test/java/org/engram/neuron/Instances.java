package org.engram.neuron;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Activations and random states on which the laws are tested. Thresholds are multiples of 1/8. */
final class Instances {
    static final int SEEDS = 10;

    private Instances() {}

    static List<Activation> activations() {
        return List.of(
                new Identity(),
                new Tanh(1),
                new Tanh(2.5),
                new Sigmoid(1, 0),
                new Sigmoid(3, 0.5),
                new Relu(-0.25),
                new RectifiedPower(1.5, 2, 0.125),
                new RectifiedPower(2, 1, 0),
                new RectifiedPower(3, 0.5, 0.25),
                new RectifiedPower(4.7, 1, -0.5),
                new RectifiedPower(20, 1, 1),
                new Power(2, 1.5),
                new Power(3, 1),
                new Power(4, 0.5),
                new Power(12, 1),
                new Exponential(1),
                new Exponential(0.4),
                new Softmax(1),
                new Softmax(6),
                new Spherical(0),
                new Spherical(0.3),
                new Sign(),
                new Step(0.75),
                new LifRate(5, 2, 0, 167),
                new LifRate(10, 0, 1, 100),
                new SiegertRate(new SiegertRate.Neuron(10, 2, 1, 0, 0.1, 0, 100)),
                new SiegertRate(new SiegertRate.Neuron(5, 0, 0.5, -1, 2, 0.3, 1000)));
    }

    /** Every activation with every seed. */
    static Stream<Arguments> activationsAndSeeds() {
        return activations().stream().flatMap(a -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(a, seed)));
    }

    static Stream<Arguments> convexActivationsAndSeeds() {
        return activationsAndSeeds().filter(pair -> ((Activation) pair.get()[0]).isConvex());
    }

    static RandomGenerator random(int seed) {
        return new SplittableRandom(seed);
    }

    /** Between 1 and 40 states in (−2, 2), at least 1/20 away from every multiple of 1/8, where thresholds may be. */
    static double[] states(RandomGenerator random) {
        return random.ints(random.nextInt(1, 41), -16, 16)
                .mapToDouble(k -> (k + random.nextDouble(0.4, 0.6)) / 8)
                .toArray();
    }

    static double[] direction(RandomGenerator random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    static double dot(double[] a, double[] b) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < a.length; i++) {
            sum.add(a[i] * b[i]);
        }
        return sum.value();
    }

    static double[] output(Activation activation, double[] x) {
        double[] out = new double[x.length];
        activation.output(x, out);
        return out;
    }

    static double[] hessianProduct(Activation activation, double[] x, double[] w) {
        double[] out = new double[x.length];
        activation.hessianProduct(x, w, out);
        return out;
    }
}
