package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.engram.connectivity.DirectedSynapses;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;
import org.engram.connectivity.ValuePatterns;
import org.engram.network.Layer;
import org.engram.network.Networks;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with delayed synapses. Times are in ms. */
class MethodOfStepsTest {
    private static final String NAME = "method-of-steps";

    private static final double[] START = {0.9, -0.4, 0.3, 0.2, -0.1};

    /**
     * The state of {@link #nonlinear} at 6 ms with a delay of 0.7 ms, from SciPy 1.17: solve_ivp by DOP853 from one multiple of
     * the delay to the next, with rtol 1e-13, atol 1e-14, steps up to 0.01 ms, and its dense output as history; with steps up to
     * 0.02 ms the numbers are the same.
     */
    private static final double[] INDEPENDENT = {
        17.8257316875, -13.1078473236, 10.7235383704, 2.2999012918, -1.49999487095
    };

    /** Three features and two memories. */
    private static RateNetwork nonlinear(double delay) {
        RateNetwork network = Networks.of(
                new double[][] {{1, -0.5, 0.8}, {-0.6, 1.2, 0.3}},
                new Tanh(1),
                1,
                new Power(4, 1.5),
                0.25,
                0.1,
                -0.2,
                0.05);
        return delayed(network, delay);
    }

    private static RateNetwork delayed(RateNetwork network, double delay) {
        return new RateNetwork(network.features(), network.memories(), network.synapses(), delay);
    }

    /** One feature and one memory neuron with linear outputs: the feature excites the memory, which inhibits it. */
    private static RateNetwork negativeFeedback(double weight, double leak, double input, double tauH, double delay) {
        Synapses forth = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{weight}}), 1);
        Synapses back = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{-weight}}), 1);
        return new RateNetwork(
                new Layer("feature", new Identity(), 1, leak, new double[] {input}),
                new Layer("memory", new Identity(), tauH, 1, new double[1]),
                new DirectedSynapses(forth, back),
                delay);
    }

    private static double[] end(String method, RateNetwork network, double rtol, double[] start, double duration) {
        double[] y = start.clone();
        Methods.adaptive(method, rtol).integrate(network.dynamics(), 0, y, duration, Methods.UNOBSERVED);
        return y;
    }

    /** The sum of (−1)^k (t − k)^(k + more) / (k + more)! over 0 ≤ k ≤ t, from the method of steps. */
    private static double delayedExponential(double t, int more) {
        double sum = 0;
        for (int k = 0; k <= t; k++) {
            double term = k % 2 == 0 ? 1 : -1;
            for (int i = 1; i <= k + more; i++) {
                term *= (t - k) / i;
            }
            sum += term;
        }
        return sum;
    }

    /** Of x' = −x(t − 1), x = 1 before 0. */
    private static double decaying(double t) {
        return delayedExponential(t + 1, 0);
    }

    /** Memory neurons that follow at once: both delays add up. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10})
    void linearEquationIsSolvedByPolynomialsFromOneDelayToTheNext(double rtol) {
        double[] y = {1};
        double[] found = new double[1];
        double[] slope = new double[1];
        RateNetwork network = negativeFeedback(1, 0, 0, 0, 0.5);
        Methods.adaptive(NAME, rtol).integrate(network.dynamics(), 0, y, 7.3, step -> {
            for (double t : new double[] {step.start(), 0.3 * step.start() + 0.7 * step.end(), step.end()}) {
                step.at(t, found, slope);
                assertThat(found[0]).as("state at %s", t).isCloseTo(decaying(t), within(5 * rtol));
                double ofPast = t < 1 ? 1 : decaying(t - 1);
                assertThat(slope[0]).as("slope at %s", t).isCloseTo(-ofPast, within(5 * rtol));
            }
            return true;
        });
        assertThat(y[0]).isCloseTo(decaying(7.3), within(5 * rtol));
    }

    /** The input changes at 1.7 and acts at once; the past goes on. */
    @Test
    void integrationGoesOnWithThePastOfTheOneBefore() {
        Integrator method = Methods.adaptive(NAME, 1e-9);
        double[] y = {1};
        method.integrate(negativeFeedback(1, 0, 0, 0, 0.5).dynamics(), 0, y, 1.7, Methods.UNOBSERVED);
        method.integrate(negativeFeedback(1, 0, 0.8, 0, 0.5).dynamics(), 1.7, y, 5, Methods.UNOBSERVED);
        assertThat(y[0]).isCloseTo(decaying(5) + 0.8 * delayedExponential(5 - 1.7, 1), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10})
    void statesAreThoseOfAnIndependentProgram(double rtol) {
        double[] found = end(NAME, nonlinear(0.7), rtol, START, 6);
        for (int k = 0; k < found.length; k++) {
            double error = Math.abs(found[k] / INDEPENDENT[k] - 1);
            assertThat(error).as("state %d", k).isLessThan(rtol + 1e-11);
        }
    }

    /** To first order the delay acts as one more time constant. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-3})
    void shortDelaysChangeLittle(double delay) {
        double[] undelayed = end("imex", nonlinear(0), 1e-10, START, 2);
        double[] found = end(NAME, nonlinear(delay), 1e-10, START, 2);
        double[] half = end(NAME, nonlinear(delay / 2), 1e-10, START, 2);
        for (int k = 0; k < found.length; k++) {
            double difference = found[k] - undelayed[k];
            assertThat(Math.abs(difference)).as("state %d", k).isLessThan(100 * delay);
            assertThat((half[k] - undelayed[k]) / difference).as("state %d", k).isCloseTo(0.5, within(10 * delay));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void memoriesWithAShortTimeConstantActAsAdiabaticOnes(long seed) {
        var random = new SplittableRandom(seed);
        double shortest = 1e-6;
        RateNetwork full = delayed(
                Networks.random(new Tanh(1.3), 1, new Softmax(2), shortest, random), random.nextDouble(0.05, 2));
        Layer fast = full.memories();
        var follower = new Layer(fast.name(), fast.activation(), 0, fast.leak(), fast.input());
        var adiabatic = new RateNetwork(full.features(), follower, full.synapses(), full.delay());
        double[] v = Networks.state(full.features(), random);
        double[] h = new double[fast.size()];
        adiabatic.dynamics().expand(v, v.clone(), h);

        double[] expected = end(NAME, adiabatic, 1e-9, v, 10);
        double[] found = end(NAME, full, 1e-9, full.dynamics().state(v, h), 10);
        for (int k = 0; k < v.length; k++) {
            assertThat(found[k]).as("seed %d, neuron %d", seed, k).isCloseTo(expected[k], within(20 * shortest));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void looserTolerancesGiveTheSameStatesToWithinTheTolerance(long seed) {
        var random = new SplittableRandom(seed);
        RateNetwork network = delayed(
                Networks.withSpread(
                        Networks.random(new Tanh(1.3), 1, new Softmax(3), random.nextDouble(0.01, 3), random),
                        0.3,
                        random),
                random.nextDouble(0.05, 3));
        double[] start = Networks.normal(network.dynamics().getDimension(), 1, random);
        double[] exact = end(NAME, network, 1e-11, start, 10);
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8}) {
            double[] found = end(NAME, network, rtol, start, 10);
            for (int k = 0; k < exact.length; k++) {
                assertThat(found[k])
                        .as("seed %d, rtol %s, neuron %d", seed, rtol, k)
                        .isCloseTo(exact[k], within(10 * rtol));
            }
        }
    }

    /**
     * Where a circular frequency w solves (1 + i w)(1 + i w tau_h) + weight² e^(−2 i w D) = 0 the loop begins to oscillate: of
     * the absolute values w follows, of the angles the delay D.
     */
    @ParameterizedTest
    @CsvSource({"2, 1", "1.2, 1", "3, 0.1", "1.5, 4"})
    void negativeFeedbackOscillatesFromTheDelayOnThatTheoryGives(double weight, double tauH) {
        double gain = weight * weight;
        double sum = 1 + tauH * tauH;
        double product = tauH * tauH;
        double square = (Math.sqrt(sum * sum + 4 * product * (gain * gain - 1)) - sum) / (2 * product);
        double frequency = Math.sqrt(square);
        double critical = (Math.PI - Math.atan(frequency) - Math.atan(frequency * tauH)) / (2 * frequency);

        double period = 2 * Math.PI / frequency;
        assertThat(growth(negativeFeedback(weight, 1, 0, tauH, 0.97 * critical), period))
                .isLessThan(0.95);
        assertThat(growth(negativeFeedback(weight, 1, 0, tauH, critical), period))
                .isCloseTo(1, within(1e-4));
        assertThat(growth(negativeFeedback(weight, 1, 0, tauH, 1.03 * critical), period))
                .isGreaterThan(1.05);
    }

    /** How much larger the state is ten periods later, when what decays has decayed. */
    private static double growth(RateNetwork network, double period) {
        double[] first = end(NAME, network, 1e-8, new double[] {1, 0}, 20 * period);
        double[] later = end(NAME, network, 1e-8, new double[] {1, 0}, 30 * period);
        return Math.hypot(later[0], later[1]) / Math.hypot(first[0], first[1]);
    }

    @Test
    void passesAreCounted() {
        RateDynamics dynamics = nonlinear(0.1).dynamics();
        int[] steps = {0};
        double[] y = START.clone();
        Methods.adaptive(NAME, 1e-4).integrate(dynamics, 0, y, 6, step -> ++steps[0] > 0);
        assertThat(steps[0]).isGreaterThanOrEqualTo(60);
        assertThat(dynamics.passes())
                .isBetween((long) MethodOfSteps.FEWEST_PASSES * steps[0], (long) MethodOfSteps.MOST_PASSES * steps[0]);
    }

    @Test
    void stepsAreNoLongerThanTheDelayOrThanAskedFor() {
        var tolerance = new Tolerance(1, 1, OptionalDouble.of(0.05), OptionalDouble.empty());
        Methods.adaptive(NAME, tolerance).integrate(nonlinear(0.3).dynamics(), 0, START.clone(), 3, step -> {
            assertThat(step.end() - step.start()).isLessThan(0.05 + 1e-12);
            return true;
        });
    }

    @Test
    void networkWithoutDelayIsRefused() {
        assertThatThrownBy(() -> end(NAME, nonlinear(0), 1e-6, START, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delay");
    }

    @Test
    void dynamicsOfFeaturesThatFollowAtOnceHaveNoDelay() {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Tanh(1), 0, new Tanh(1), 1, 0);
        assertThatThrownBy(() -> delayed(network, 1)).hasMessageContaining("follow at once");
    }

    @Test
    void aSolutionThatGrowsWithoutBoundIsAFailure() {
        var random = new SplittableRandom(1);
        double[][] xi = new double[4][];
        Arrays.setAll(xi, mu -> random.doubles(20).map(x -> x < 0.5 ? -1 : 1).toArray());
        RateNetwork network = delayed(Networks.of(xi, new Identity(), 1, new Power(4, 1), 1, new double[20]), 0.5);
        double[] start = network.dynamics().state(xi[0], new double[4]);
        assertThatThrownBy(() -> end(NAME, network, 1e-6, start, 100))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("probably grows without bound");
    }
}
