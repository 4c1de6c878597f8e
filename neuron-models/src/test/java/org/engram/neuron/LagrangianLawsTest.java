package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.neuron.Instances.direction;
import static org.engram.neuron.Instances.dot;
import static org.engram.neuron.Instances.hessianProduct;
import static org.engram.neuron.Instances.output;
import static org.engram.neuron.Instances.random;
import static org.engram.neuron.Instances.states;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ties Lagrangian, outputs, Hessian and conjugate together, for every activation. */
class LagrangianLawsTest {
    /** Of a five-point difference quotient: its error is below 1e-9 of the terms, for these activations and states. */
    private static final double STEP = 2e-4;

    private static final double DIFFERENCE = 1e-9;
    private static final double ROUNDING = 1e-14;

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void outputIsTheGradientOfTheLagrangian(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = states(random);
        double[] w = direction(random, x.length);
        assertThat(dot(output(activation, x), w))
                .as("%s, seed %d", activation, seed)
                .isCloseTo(derivative(activation::lagrangian, x, w), within(DIFFERENCE * terms(activation, x)));
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void hessianIsTheGradientOfTheOutputs(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = states(random);
        double[] w = direction(random, x.length);
        double[] product = hessianProduct(activation, x, w);
        for (int i = 0; i < x.length; i++) {
            int neuron = i;
            double expected = derivative(state -> output(activation, state)[neuron], x, w);
            assertThat(product[i])
                    .as("%s, seed %d, neuron %d", activation, seed, i)
                    .isCloseTo(expected, within(DIFFERENCE * (1 + largest(output(activation, x)) + largest(product))));
        }
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void hessianIsSymmetric(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = states(random);
        double[] a = direction(random, x.length);
        double[] b = direction(random, x.length);
        double[] ha = hessianProduct(activation, x, a);
        assertThat(dot(ha, b))
                .as("%s, seed %d", activation, seed)
                .isCloseTo(dot(hessianProduct(activation, x, b), a), within(ROUNDING * (1 + largest(ha)) * x.length));
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void hessianProductMayOverwriteItsArgument(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = states(random);
        double[] w = direction(random, x.length);
        double[] expected = hessianProduct(activation, x, w);
        activation.hessianProduct(x, w, w);
        assertThat(w).as("%s, seed %d", activation, seed).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#convexActivationsAndSeeds")
    void hessianIsPositiveWhereTheLagrangianIsConvex(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = states(random);
        double[] w = direction(random, x.length);
        double[] product = hessianProduct(activation, x, w);
        assertThat(dot(product, w))
                .as("%s, seed %d", activation, seed)
                .isGreaterThanOrEqualTo(-ROUNDING * (1 + largest(product)) * x.length);
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void conjugateIsTheLegendreTransform(Activation activation, int seed) {
        double[] x = states(random(seed));
        assertThat(activation.conjugate(x))
                .as("%s, seed %d", activation, seed)
                .isCloseTo(
                        dot(x, output(activation, x)) - activation.lagrangian(x),
                        within(ROUNDING * terms(activation, x)));
    }

    /** d/ds function(x + s w) at s = 0, of order 4 in the step. */
    private static double derivative(ToDoubleFunction<double[]> function, double[] x, double[] w) {
        double near = difference(function, x, w, STEP);
        double far = difference(function, x, w, 2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    private static double difference(ToDoubleFunction<double[]> function, double[] x, double[] w, double step) {
        return function.applyAsDouble(moved(x, step, w)) - function.applyAsDouble(moved(x, -step, w));
    }

    private static double[] moved(double[] x, double step, double[] w) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] + step * w[i]).toArray();
    }

    /** 1 + Σ |x_i ∂L/∂x_i| + |L|: what rounding errors are relative to. */
    private static double terms(Activation activation, double[] x) {
        double[] out = output(activation, x);
        double products = IntStream.range(0, x.length)
                .mapToDouble(i -> Math.abs(x[i] * out[i]))
                .sum();
        return 1 + products + Math.abs(activation.lagrangian(x));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
