package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.engram.network.Networks;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Sigmoid;
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
    /** Global error at the ends of steps, and between them, in units of the tolerance of one step. */
    private static final double STEP_ERRORS = 20;

    private static final double DENSE_ERRORS = 100;

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
                requireError(problem, step, step.end(), STEP_ERRORS * rtol);
                requireError(problem, step, 0.7 * step.start() + 0.3 * step.end(), DENSE_ERRORS * rtol);
                return true;
            });
        }
    }

    private void requireError(TestProblem problem, Step step, double t, double allowed) {
        double[] y = problem.start().clone();
        step.at(t, y, y.clone());
        assertThat(problem.error(t, y)).as("%s, %s at %s ms", method, problem, t).isLessThan(allowed);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void slopeAtTheEndOfAStepIsTheRightHandSide(TestProblem problem) {
        RateDynamics dynamics = problem.network().dynamics();
        double[] y = problem.start().clone();
        double[] slopes = y.clone();
        double[] expected = y.clone();
        problem.solve(Methods.adaptive(method, 1e-6), step -> {
            step.at(step.end(), y, slopes);
            dynamics.derivatives(y, expected);
            assertThat(slopes).as(method).containsExactly(expected);
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("problems")
    void stepsFollowOneAnotherToTheEnd(TestProblem problem) {
        List<Double> ends = new ArrayList<>(List.of(0.0));
        double[] last = problem.start().clone();
        double[] y = problem.solve(Methods.adaptive(method, 1e-6), step -> {
            assertThat(step.start()).isEqualTo(ends.get(ends.size() - 1));
            assertThat(step.error()).satisfiesAnyOf(e -> assertThat(e).isNaN(), e -> assertThat(e)
                    .isBetween(0.0, 1.0));
            ends.add(step.end());
            step.at(step.end(), last, last.clone());
            return true;
        });
        assertThat(ends.get(ends.size() - 1)).isEqualTo(problem.duration());
        assertThat(y).as(method).containsExactly(last);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void observingChangesNoBit(TestProblem problem) {
        double[] unobserved = problem.solve(Methods.adaptive(method, 1e-6), Methods.UNOBSERVED);
        double[] sample = problem.start().clone();
        double[] observed = problem.solve(Methods.adaptive(method, 1e-6), step -> {
            for (double share : new double[] {0.9, 0, 1, 0.5}) {
                step.at(step.start() + share * (step.end() - step.start()), sample, sample.clone());
            }
            return true;
        });
        assertThat(observed).as(method).containsExactly(unobserved);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void observerThatHasSeenEnoughEndsTheIntegrationThere(TestProblem problem) {
        List<Double> ends = new ArrayList<>();
        double[] y = problem.solve(Methods.adaptive(method, 1e-6), step -> {
            ends.add(step.end());
            return step.end() < 1;
        });
        double stopped = ends.get(ends.size() - 1);
        assertThat(stopped).as(method).isBetween(1.0, problem.duration() - 1e-3);
        assertThat(problem.error(stopped, y)).as(method).isLessThan(STEP_ERRORS * 1e-6);
    }

    @Test
    void longestAndFirstStepAreThoseAskedFor() {
        var problem = TestProblem.nonlinear();
        List<Double> lengths = new ArrayList<>();
        var tolerance = new Tolerance(1e-3, 1e-5, OptionalDouble.of(0.05), OptionalDouble.of(0.01));
        problem.solve(Methods.adaptive(method, tolerance), step -> lengths.add(step.end() - step.start()));
        assertThat(lengths).as(method).allSatisfy(length -> assertThat(length).isLessThan(0.05 + 1e-9));
    }

    /** v grows without bound, like 1/(t* − t). */
    @Test
    void blowUpEndsInAnErrorThatNamesTimeAndNeuron() {
        RateNetwork network = Networks.of(
                new double[][] {{0, 1}}, new Power(3, 1), 1, new Identity(), 1, 0, 0);
        double[] y = {0, 3, 9};
        assertThatThrownBy(() -> Methods.adaptive(method, 1e-6)
                        .integrate(network.dynamics(), 0, y, 100, Methods.UNOBSERVED))
                .as(method)
                .isInstanceOf(IntegrationException.class)
                .hasMessageMatching("step size underflow at t = 0\\.\\d+ ms .*(feature neuron 1|memory neuron 0).*");
    }

    /** A trial step of 1000 tau overshoots to where exponentials are infinite; the solution itself is harmless. */
    @Test
    void trialStepsThatOverflowAreRejected() {
        RateNetwork network = Networks.of(
                new double[][] {{1}}, new Exponential(1), 1, new Sigmoid(1, 0), 1, -0.5);
        var tolerance = new Tolerance(1e-6, 1e-8, OptionalDouble.empty(), OptionalDouble.of(1000));
        double[] y = {-2, 3};
        Methods.adaptive(method, tolerance).integrate(network.dynamics(), 0, y, 2000, step -> {
            double[] state = new double[2];
            step.at(step.end(), state, state.clone());
            assertThat(state).as("%s at %s ms", method, step.end()).doesNotContain(Double.NaN);
            return true;
        });
        double[] slopes = new double[2];
        network.dynamics().derivatives(y, slopes);
        assertThat(slopes).as(method).containsExactly(new double[2], within(1e-5));
    }
}
