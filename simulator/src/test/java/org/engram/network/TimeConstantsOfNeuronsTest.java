package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.engram.integrator.Methods;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks in which each neuron has a time constant of its own. */
class TimeConstantsOfNeuronsTest {
    @ParameterizedTest
    @MethodSource("org.engram.network.Pair#convex")
    void everyNeuronIsSlowedDownByItsOwnTimeConstant(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork equal = pair.network(1, 1, random);
        RateNetwork network = Networks.withSpread(equal, 1, random);
        double[] y = Networks.normal(equal.dynamics().getDimension(), 1, random);
        double[] expected = slopes(equal.dynamics(), y);
        double[] slopes = slopes(network.dynamics(), y);
        for (int i = 0; i < y.length; i++) {
            double tau = tau(network, i);
            assertThat(tau * slopes[i])
                    .as("%s", pair)
                    .isCloseTo(expected[i], within(1e-14 * (1 + Math.abs(expected[i]))));
        }
        assertThat(network.dynamics().residual(slopes))
                .isCloseTo(equal.dynamics().residual(expected), within(1e-12));
    }

    private static double tau(RateNetwork network, int i) {
        int features = network.features().size();
        return i < features
                ? network.features().taus().get(i)
                : network.memories().taus().get(i - features);
    }

    private static double[] slopes(RateDynamics dynamics, double[] y) {
        double[] slopes = new double[y.length];
        dynamics.derivatives(y, slopes);
        return slopes;
    }

    /** Also where they share a Lagrangian and the rate may be positive. */
    @ParameterizedTest
    @MethodSource("org.engram.network.Pair#convex")
    void theClosedFormOfTheEnergyRateIsItsDerivative(Pair pair) {
        RandomGenerator random = pair.random();
        var dynamics =
                Networks.withSpread(pair.network(1, 1, random), 1, random).dynamics();
        double[] y = Networks.normal(dynamics.getDimension(), 1, random);
        double[] slopes = slopes(dynamics, y);
        double rate = dynamics.energyRate(y, slopes);
        double dt = 1e-5;
        double numeric = (dynamics.energy(moved(y, slopes, dt)).value()
                        - dynamics.energy(moved(y, slopes, -dt)).value())
                / (2 * dt);
        assertThat(rate).as("%s", pair).isCloseTo(numeric, within(1e-5 * (1 + Math.abs(numeric))));
    }

    private static double[] moved(double[] y, double[] slopes, double dt) {
        return IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] + dt * slopes[i])
                .toArray();
    }

    /** From the printed equations alone, by a method that knows nothing of layers. */
    @RepeatedTest(5)
    void imexFollowsTheEquationsOfMotion(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        for (double tauH : new double[] {3, 0.02}) {
            RateNetwork equal = Networks.random(new Tanh(1.3), 1, new Softmax(2), tauH, random);
            RateNetwork network = Networks.withSpread(equal, 1, random);
            double[] v = Networks.state(network.features(), random);
            double[] h = Networks.state(network.memories(), random);
            double[] expected = new Motion(network, Methods.adaptive("dormand-prince-853", 1e-11), v, h)
                    .until(2)
                    .v();
            assertThat(new Motion(network, Methods.adaptive("imex", 1e-9), v, h)
                            .until(2)
                            .v())
                    .as("seed %d", repetition.getCurrentRepetition())
                    .containsExactly(expected, within(1e-6));
        }
    }

    /** A state near a stable fixed point returns to it. */
    @RepeatedTest(10)
    void fixedPointsAndTheirStabilityDoNotDependOnTimeConstants(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        RateNetwork equal = Networks.random(new Tanh(1.3), 1, new Power(4, 0.5), 0.3, random);
        var rest = new Motion(
                equal,
                Methods.adaptive("imex", 1e-10),
                Networks.state(equal.features(), random),
                Networks.state(equal.memories(), random));
        rest.until(500);
        assertThat(rest.residual()).isLessThan(1e-8);
        RateNetwork network = Networks.withSpread(equal, 1, random);
        double[] nearby = Arrays.stream(rest.v()).map(x -> x + 1e-3).toArray();
        var motion = new Motion(network, Methods.adaptive("imex", 1e-10), nearby, rest.h()).until(2000);
        assertThat(motion.v()).as("seed %d", repetition.getCurrentRepetition()).containsExactly(rest.v(), within(1e-7));
        assertThat(Linearisation.largestEigenvalue(network, motion.v(), motion.h()))
                .isNegative();
    }

    /** h follows xi g(v) within O(tau_h), v whatever its own time constants are. */
    @Test
    void fastMemoriesApproachAdiabaticOnes() {
        double[] distances = new double[2];
        for (int k = 0; k < 2; k++) {
            var random = new SplittableRandom(3);
            double tauH = k == 0 ? 1e-3 : 1e-4;
            RateNetwork equal = Networks.random(new Tanh(1.3), 1, new Power(4, 0.5), tauH, random);
            RateNetwork network = Networks.withSpread(equal, 0.5, random);
            Layer slave = new Layer(
                    "memory",
                    equal.memories().activation(),
                    0,
                    equal.memories().leak(),
                    equal.memories().input());
            var adiabatic = new RateNetwork(network.features(), slave, network.synapses());
            double[] v = Networks.state(network.features(), random);
            double[] h = new PrintedEquations(network).followingMemories(v);
            double[] expected = new Motion(adiabatic, Methods.adaptive("imex", 1e-10), v, h)
                    .until(1)
                    .v();
            double[] found = new Motion(network, Methods.adaptive("imex", 1e-10), v, h)
                    .until(1)
                    .v();
            distances[k] = Networks.largest(moved(expected, found, -1));
        }
        assertThat(distances[1]).isLessThan(1e-2);
        assertThat(distances[0] / distances[1]).isCloseTo(10, within(0.5));
    }

    /** Equal time constants listed one by one are one time constant, to the bit. */
    @Test
    void equalTimeConstantsAreOne() {
        var random = new SplittableRandom(5);
        RateNetwork one = Networks.random(new Identity(), 2, new Softmax(2), 0.1, random);
        RateNetwork listed = Networks.withSpread(one, 0, random);
        double[] v = Networks.state(one.features(), random);
        double[] h = Networks.state(one.memories(), random);
        assertThat(new Motion(listed, Methods.adaptive("imex", 1e-6), v, h)
                        .until(3)
                        .v())
                .containsExactly(new Motion(one, Methods.adaptive("imex", 1e-6), v, h)
                        .until(3)
                        .v());
    }
}
