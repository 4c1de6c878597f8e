package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.engram.network.Motion;
import org.engram.network.Networks;
import org.engram.network.PrintedEquations;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Power;
import org.engram.neuron.Relu;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Separated time scales, whichever layer is the fast one. */
class ExponentialAdamsTest {
    /** Global errors in units of the tolerance of one step. */
    private static final double AT_STEPS = 30;

    private static final double BETWEEN_STEPS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-4, 1e-2, 1e2, 1e4, 1e6})
    void stiffNetworkIsFollowedWithinTheToleranceAtAndBetweenSteps(double ratio) {
        var problem = LinearTwoNeurons.problem(ratio);
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
            problem.solve(Methods.adaptive("imex", rtol), step -> {
                assertThat(problem.error(step, step.end())).isLessThan(AT_STEPS * rtol);
                for (double share = 0; share < 1; share += 0.125) {
                    double t = step.start() + share * (step.end() - step.start());
                    assertThat(problem.error(step, t)).as("at %s ms", t).isLessThan(BETWEEN_STEPS * rtol);
                }
                return true;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e3, 1e6})
    void costDoesNotGrowWithTheStiffness(double ratio) {
        assertThat(passes(LinearTwoNeurons.problem(ratio), 1e-4))
                .isLessThan(2 * passes(LinearTwoNeurons.problem(0.1), 1e-4));
    }

    private static long passes(TestProblem problem, double rtol) {
        RateDynamics dynamics = problem.network().dynamics();
        double[] y = problem.start().clone();
        Methods.adaptive("imex", rtol).integrate(dynamics, 0, y, problem.duration(), Methods.UNOBSERVED);
        return dynamics.passes();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void denseOutputOfTheFastLayerIsContinuous(double ratio) {
        var problem = LinearTwoNeurons.problem(ratio);
        double[] before = problem.start().clone();
        double[] y = before.clone();
        problem.solve(Methods.adaptive("imex", 1e-4), step -> {
            step.state(step.start(), y, y.length);
            assertThat(y).as("start, %s ms", step.start()).containsExactly(before, within(1e-9));
            step.state(step.end(), before, before.length);
            step.state(step.end() - 1e-9 * (step.end() - step.start()), y, y.length);
            assertThat(y).as("end, %s ms", step.end()).containsExactly(before, within(1e-8));
            return true;
        });
    }

    /** Both in the layer of width tau at the beginning of the motion and in the slow one after it. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e4})
    void slopeOfTheFastLayerIsThatOfTheDenseOutput(double ratio) {
        var problem = LinearTwoNeurons.problem(ratio);
        double tau = Math.min(ratio, 1 / ratio);
        double[] y = problem.start().clone();
        double[] slopes = y.clone();
        double[] later = y.clone();
        double[] earlier = y.clone();
        problem.solve(Methods.adaptive("imex", 1e-4), step -> {
            double t = 0.4 * step.start() + 0.6 * step.end();
            double apart = 1e-4 * Math.min(tau, step.end() - step.start());
            step.at(t + apart, later, slopes);
            step.at(t - apart, earlier, slopes);
            step.at(t, y, slopes);
            for (int i = 0; i < 2; i++) {
                double difference = (later[i] - earlier[i]) / (2 * apart);
                assertThat(slopes[i])
                        .as("neuron %d at %s ms", i, t)
                        .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
            }
            return true;
        });
    }

    @Test
    void vanishingTimeConstantLeavesTheMethodForTheAdiabaticNetwork() {
        double[] adiabatic = afterTenSteps(0);
        assertThat(afterTenSteps(1e-15)).containsExactly(adiabatic, within(1e-12));
        assertThat(afterTenSteps(1e-3)).isNotEqualTo(adiabatic);
    }

    /** v after steps of 0.1 ms, with memory neurons that start where they are driven to. */
    private static double[] afterTenSteps(double tauH) {
        RandomGenerator random = new SplittableRandom(5);
        RateNetwork network = Networks.random(new Tanh(1), 1, new Power(4, 0.5), tauH, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = new PrintedEquations(network).followingMemories(v);
        var tolerance = new Tolerance(1e9, 1e9, OptionalDouble.of(0.1), OptionalDouble.of(0.1));
        return new Motion(network, Methods.adaptive("imex", tolerance), v, h)
                .until(1)
                .v();
    }

    @Test
    void everyStepTriedCostsOnePass() {
        var problem = TestProblem.nonlinear();
        RateDynamics dynamics = problem.network().dynamics();
        double[] y = problem.start().clone();
        int[] steps = new int[1];
        var tolerance = new Tolerance(1e-8, 1e-10, OptionalDouble.empty(), OptionalDouble.of(1));
        long rejected = Methods.adaptive("imex", tolerance).integrate(dynamics, 0, y, problem.duration(), step -> {
            steps[0]++;
            step.state(step.end(), y.clone(), y.length);
            return true;
        });
        assertThat(rejected).isPositive();
        assertThat(dynamics.passes()).isEqualTo(1 + steps[0] + rejected);
        assertThat(problem.error(problem.duration(), y)).isLessThan(AT_STEPS * 1e-8);
    }

    /** Of order 7 or so, a hundred thousand times the accuracy costs 10^(5/7) = 5 times the passes. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1, 1e4})
    void tightTolerancesAreMetByHighOrders(double ratio) {
        var problem = LinearTwoNeurons.problem(ratio);
        assertThat(passes(problem, 1e-10)).isLessThan(5 * passes(problem, 1e-5));
    }

    /** Below threshold nothing drives a neuron; it crosses where the drive has a kink. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e3})
    void kinksOfTheActivationsCostStepsAndNoAccuracy(double ratio) {
        RateNetwork network = Networks.of(
                new double[][] {{0.9}}, new Relu(0.5), Math.min(1, 1 / ratio), new Relu(0.2), Math.min(1, ratio), 0.3);
        double[] start = {2};
        double[] expected = new Motion(network, Methods.adaptive("dormand-prince-54", 1e-12), start, new double[1])
                .until(3)
                .v();
        double[] found = new Motion(network, Methods.adaptive("imex", 1e-8), start, new double[1])
                .until(3)
                .v();
        assertThat(found).containsExactly(expected, within(1e-7));
    }

    @Test
    void stateAtRestStaysThereToTheLastBit() {
        RateNetwork network = Networks.of(new double[][] {{1, -1}}, new Tanh(1), 1, new Power(4, 1), 1e-3, 0, 0);
        double[] y = new double[3];
        Methods.adaptive("imex", 1e-6).integrate(network.dynamics(), 0, y, 1000, Methods.UNOBSERVED);
        assertThat(y).containsExactly(0, 0, 0);
    }
}
