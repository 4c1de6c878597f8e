package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.engram.network.Networks;
import org.engram.network.RateNetwork;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of every method that chooses its steps, on problems whose solution is known. */
@ParameterizedClass
@ValueSource(
        strings = {
            "imex",
            "dormand-prince-54",
            "dormand-prince-853",
            "higham-hall-54",
            "gragg-bulirsch-stoer",
            "adams-bashforth",
            "adams-moulton"
        })
class AdaptiveMethodsTest {
    /** The global error at the ends of steps, in units of the tolerance of one step. */
    private static final double AT_STEPS = 30;

    /** The same between them. */
    private static final double BETWEEN_STEPS = 100;

    private static final Set<String> TELLING =
            Set.of("imex", "dormand-prince-54", "dormand-prince-853", "higham-hall-54");

    @Parameter
    private String method = "";

    static Stream<TestProblem> problems() {
        return Stream.of(
                LinearTwoNeurons.problem(1),
                LinearTwoNeurons.problem(0.1),
                LinearTwoNeurons.problem(10),
                TestProblem.nonlinear(),
                TestProblem.adiabatic());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void errorFollowsTheTolerance(TestProblem problem) {
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
            problem.solve(Methods.adaptive(method, rtol), step -> {
                double inside = 0.7 * step.start() + 0.3 * step.end();
                assertThat(problem.error(step, step.end())).isLessThan(AT_STEPS * rtol);
                assertThat(problem.error(step, inside)).isLessThan(BETWEEN_STEPS * rtol);
                return true;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void acceptedStepsHaveAnErrorWithinTheTolerance(TestProblem problem) {
        problem.solve(Methods.adaptive(method, 1e-6), step -> {
            if (!Double.isNaN(step.error())) {
                assertThat(step.error()).isBetween(0.0, 1.0);
            }
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("problems")
    void noStepIsLongerThanTheLongestAllowed(TestProblem problem) {
        var tolerance = new Tolerance(1e-3, 1e-5, OptionalDouble.of(0.05), OptionalDouble.empty());
        problem.solve(Methods.adaptive(method, tolerance), step -> {
            assertThat(step.end() - step.start()).isLessThan(0.05 + 1e-9);
            return true;
        });
    }

    @Test
    void rejectedStepsAreCountedWhereTheMethodTells() {
        var shortSteps = new Tolerance(1e-3, 1e-5, OptionalDouble.of(0.05), OptionalDouble.of(0.001));
        var longFirstStep = new Tolerance(1e-6, 1e-8, OptionalDouble.empty(), OptionalDouble.of(4));
        if (TELLING.contains(method)) {
            assertThat(rejected(shortSteps)).isZero();
            assertThat(rejected(longFirstStep)).isBetween(1L, 10L);
        } else {
            assertThat(rejected(longFirstStep)).isEqualTo(-1);
        }
    }

    private long rejected(Tolerance tolerance) {
        var problem = TestProblem.nonlinear();
        double[] y = problem.start().clone();
        return Methods.adaptive(method, tolerance)
                .integrate(problem.network().dynamics(), 0, y, problem.duration(), Methods.UNOBSERVED);
    }

    /** Feature neuron 1 and memory neuron 0 drive each other to infinity within 2 ms. */
    @Test
    void blowUpEndsInAnErrorThatNamesTimeAndNeuron() {
        RateNetwork network = Networks.of(new double[][] {{0, 1}}, new Power(3, 1), 1, new Identity(), 1, 0, 0);
        double[] y = {0, 3, 9};
        assertThatThrownBy(() -> Methods.adaptive(method, 1e-6).integrate(network.dynamics(), 0, y, 100, step -> {
                    assertThat(step.end()).as("end of a step").isGreaterThan(step.start());
                    return true;
                }))
                .isInstanceOf(IntegrationException.class)
                .hasMessageMatching("step size underflow at t = 1\\.758\\d+ ms .* of memory neuron 0 .*");
    }

    /** A first step of 1000 tau overshoots to where exponentials are infinite, though the solution itself is harmless. */
    @Test
    void trialStepsThatOverflowAreRejected() {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Exponential(1), 1, new Softmax(1), 1, -0.5);
        var tolerance = new Tolerance(1e-6, 1e-8, OptionalDouble.empty(), OptionalDouble.of(1000));
        double[] y = {-2, 3};
        Methods.adaptive(method, tolerance).integrate(network.dynamics(), 0, y, 2000, Methods.UNOBSERVED);
        assertThat(y).containsExactly(new double[] {0.5, Math.exp(0.5)}, within(1e-5));
    }
}
