package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.engram.network.RateDynamics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutoChoiceTest {
    static Stream<TestProblem> problems() {
        return Stream.concat(
                Stream.of(TestProblem.nonlinear(), TestProblem.adiabatic()),
                DoubleStream.of(1e-2, 1, 1e2).mapToObj(LinearTwoNeurons::problem));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void noOtherMethodNeedsFewerPasses(TestProblem problem) {
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8}) {
            var tolerance = new Tolerance(rtol, 0.01 * rtol);
            long passes = passes(AutoChoice.of(tolerance, 0).integrator(), problem);
            for (String other : new String[] {"dormand-prince-54", "dormand-prince-853", "adams-moulton"}) {
                assertThat(passes)
                        .as("%s, rtol %s", other, rtol)
                        .isLessThan(passes(Methods.adaptive(other, tolerance), problem));
            }
        }
    }

    private static long passes(Integrator integrator, TestProblem problem) {
        RateDynamics dynamics = problem.network().dynamics();
        integrator.integrate(dynamics, 0, problem.start().clone(), problem.duration(), Methods.UNOBSERVED);
        return dynamics.passes();
    }

    @Test
    void longestAndFirstStepAreKept() {
        var tolerance = new Tolerance(1e-3, 1e-5, OptionalDouble.of(0.05), OptionalDouble.of(0.01));
        double[] longest = new double[1];
        TestProblem.nonlinear().solve(AutoChoice.of(tolerance, 0).integrator(), step -> {
            longest[0] = Math.max(longest[0], step.end() - step.start());
            assertThat(step.start() > 0 || step.end() <= 0.01).isTrue();
            return true;
        });
        assertThat(longest[0]).isBetween(0.049, 0.05 + 1e-9);
    }

    @Test
    void reasonIsASentence() {
        assertThat(AutoChoice.of(new Tolerance(1e-6, 1e-8), 0).reason())
                .isEqualTo("needs the fewest passes, whatever the ratio of the time constants");
    }
}
