package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.engram.network.RateDynamics;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of every method in which the state moves continuously, between it and its observer. */
@ParameterizedClass
@ValueSource(
        strings = {
            "imex",
            "dormand-prince-54",
            "dormand-prince-853",
            "higham-hall-54",
            "gragg-bulirsch-stoer",
            "adams-bashforth",
            "adams-moulton",
            "runge-kutta-4",
            "euler"
        })
class ContinuousMethodsTest {
    private static final double ROUNDING = 1e-14;

    @Parameter
    private String method = "";

    static Stream<TestProblem> problems() {
        return Stream.of(LinearTwoNeurons.problem(10), TestProblem.nonlinear(), TestProblem.adiabatic());
    }

    private Integrator integrator() {
        return List.of("runge-kutta-4", "euler").contains(method)
                ? Methods.fixedStep(method, 0.03)
                : Methods.adaptive(method, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void stepsFollowOneAnotherToTheEnd(TestProblem problem) {
        List<Double> ends = new ArrayList<>(List.of(0.0));
        double[] last = problem.start().clone();
        double[] y = problem.solve(integrator(), step -> {
            assertThat(step.start()).isEqualTo(ends.get(ends.size() - 1));
            ends.add(step.end());
            step.state(step.end(), last, last.length);
            return true;
        });
        assertThat(ends.get(ends.size() - 1)).isEqualTo(problem.duration());
        assertThat(y).containsExactly(last, within(ROUNDING));
    }

    /** Adams methods interpolate backwards from the end of a step and miss its beginning by their error. */
    @ParameterizedTest
    @MethodSource("problems")
    void aStepBeginsWhereTheOneBeforeEnded(TestProblem problem) {
        double accuracy = method.startsWith("adams") ? 1e-5 : ROUNDING;
        double[] before = problem.start().clone();
        double[] y = problem.start().clone();
        problem.solve(integrator(), step -> {
            step.state(step.start(), y, y.length);
            assertThat(y).as("%s ms", step.start()).containsExactly(before, within(accuracy));
            step.state(step.end(), before, before.length);
            return true;
        });
    }

    /** The drives of `imex` are those of a state that it corrects, with an error within the tolerance. */
    @ParameterizedTest
    @MethodSource("problems")
    void slopeAtTheEndOfAStepIsTheRightHandSide(TestProblem problem) {
        double accuracy = method.equals("imex") ? 1e-4 : 0;
        RateDynamics dynamics = problem.network().dynamics();
        double[] y = problem.start().clone();
        double[] slopes = y.clone();
        double[] expected = y.clone();
        problem.solve(integrator(), step -> {
            step.at(step.end(), y, slopes);
            dynamics.derivatives(y, expected);
            assertThat(slopes).as("%s ms", step.end()).containsExactly(expected, within(accuracy));
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("problems")
    void slopeInsideAStepIsThatOfTheDenseOutput(TestProblem problem) {
        double[] y = problem.start().clone();
        double[] slopes = y.clone();
        double[] later = y.clone();
        double[] earlier = y.clone();
        problem.solve(integrator(), step -> {
            double length = step.end() - step.start();
            double t = step.start() + 0.6 * length;
            step.at(t + 1e-4 * length, later, slopes);
            step.at(t - 1e-4 * length, earlier, slopes);
            step.at(t, y, slopes);
            for (int i = 0; i < y.length; i++) {
                double difference = (later[i] - earlier[i]) / (2e-4 * length);
                assertThat(slopes[i])
                        .as("neuron %d at %s ms", i, t)
                        .isCloseTo(difference, within(1e-6 + 1e-9 / length));
            }
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("problems")
    void theFirstStatesAreThoseOfAll(TestProblem problem) {
        problem.solve(integrator(), step -> {
            for (double share : new double[] {0.3, 0, 1, 0.9}) {
                requireFirstStates(step, step.start() + share * (step.end() - step.start()), problem.start().length);
            }
            return true;
        });
    }

    /** Requires each number of first states to be those of all states, also if the slope was asked for between. */
    static void requireFirstStates(Step step, double t, int size) {
        double[] all = new double[size];
        double[] first = new double[size];
        step.at(t, all, new double[size]);
        for (int count = 1; count <= size; count++) {
            Arrays.fill(first, Double.NaN);
            step.state(t, first, count);
            assertThat(Arrays.equals(first, 0, count, all, 0, count))
                    .as("%d of %d at %s ms", count, size, t)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void observingChangesNoBit(TestProblem problem) {
        double[] unobserved = problem.solve(integrator(), Methods.UNOBSERVED);
        double[] sample = problem.start().clone();
        double[] observed = problem.solve(integrator(), step -> {
            for (double share : new double[] {0.9, 0, 1, 0.5}) {
                step.at(step.start() + share * (step.end() - step.start()), sample, sample.clone());
            }
            return true;
        });
        assertThat(observed).containsExactly(unobserved);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void observerThatHasSeenEnoughEndsTheIntegrationThere(TestProblem problem) {
        List<Double> ends = new ArrayList<>();
        double[] last = problem.start().clone();
        double[] y = problem.solve(integrator(), step -> {
            ends.add(step.end());
            step.state(step.end(), last, last.length);
            return step.end() < 1;
        });
        assertThat(ends.get(ends.size() - 1)).isBetween(1.0, problem.duration() - 1e-3);
        assertThat(y).containsExactly(last, within(ROUNDING));
    }

    /** The equations do not depend on time. */
    @ParameterizedTest
    @MethodSource("problems")
    void timeMayBeginAnywhere(TestProblem problem) {
        double[] expected = problem.solve(integrator(), Methods.UNOBSERVED);
        double[] y = problem.start().clone();
        double from = 20;
        List<Double> starts = new ArrayList<>();
        integrator().integrate(problem.network().dynamics(), from, y, from + problem.duration(), step -> {
            starts.add(step.start());
            return true;
        });
        assertThat(starts.get(0)).isEqualTo(from);
        assertThat(y).containsExactly(expected, within(1e-7));
    }
}
