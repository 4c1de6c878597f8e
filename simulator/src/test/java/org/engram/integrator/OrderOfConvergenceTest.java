package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With half the step the error is smaller by 2 to the power of the order. */
class OrderOfConvergenceTest {
    private static final double STEP = 0.02;

    static Stream<TestProblem> problems() {
        return Stream.of(LinearTwoNeurons.problem(1), TestProblem.nonlinear(), TestProblem.adiabatic());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void orderOfEulerIsOne(TestProblem problem) {
        assertThat(order(problem, Methods.fixedStep("euler", STEP), Methods.fixedStep("euler", STEP / 2)))
                .isCloseTo(1, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void orderOfTheClassicalRungeKuttaMethodIsFour(TestProblem problem) {
        assertThat(order(
                        problem,
                        Methods.fixedStep("runge-kutta-4", STEP),
                        Methods.fixedStep("runge-kutta-4", STEP / 2)))
                .isCloseTo(4, within(0.2));
    }

    static Stream<TestProblem> problemsInBothRoles() {
        return Stream.concat(problems(), Stream.of(LinearTwoNeurons.problem(0.3), LinearTwoNeurons.problem(3)));
    }

    /** The lowest order, which is that of the correction, is taken where any error is allowed. */
    @ParameterizedTest
    @MethodSource("problemsInBothRoles")
    void orderOfTheExponentialAdamsMethodBeginsAtTwo(TestProblem problem) {
        assertThat(order(problem, imex(STEP), imex(STEP / 2))).isCloseTo(2, within(0.2));
    }

    private static double order(TestProblem problem, Integrator coarse, Integrator fine) {
        List<Double> errors = Stream.of(coarse, fine)
                .map(integrator -> problem.solve(integrator, Methods.UNOBSERVED))
                .map(y -> problem.error(problem.duration(), y))
                .toList();
        return Math.log(errors.get(0) / errors.get(1)) / Math.log(2);
    }

    /** Accepts every step. */
    private static Integrator imex(double step) {
        return Methods.adaptive("imex", new Tolerance(1e9, 1e9, OptionalDouble.of(step), OptionalDouble.of(step)));
    }
}
