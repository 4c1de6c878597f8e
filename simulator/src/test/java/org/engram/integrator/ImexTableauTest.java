package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Order conditions of additive Runge-Kutta methods with common weights and nodes (C. A. Kennedy and M. H. Carpenter, Appl.
 * Numer. Math. 44, 2003, section 2.2): those of each part and those that couple the two.
 */
class ImexTableauTest {
    private static final double ROUNDING = 1e-14;
    private static final double[] C = ImexTableau.NODES;
    private static final double[] ONE = {1, 1, 1, 1, 1, 1};

    static Stream<double[][]> parts() {
        return Stream.of(ImexTableau.EXPLICIT, ImexTableau.IMPLICIT);
    }

    static Stream<double[]> weights() {
        return Stream.of(ImexTableau.WEIGHTS, embedded());
    }

    private static double[] embedded() {
        return combined(ImexTableau.WEIGHTS, ImexTableau.ERROR, (b, error) -> b - error);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void rowsAddUpToTheNodes(double[][] part) {
        assertThat(times(part, ONE)).containsExactly(C, within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void bothMethodsAreOfOrderThree(double[] b) {
        requireSum(1, b, ONE);
        requireSum(1.0 / 2, b, C);
        requireSum(1.0 / 3, b, power(C, 2));
        parts().forEach(part -> requireSum(1.0 / 6, b, times(part, C)));
    }

    @Test
    void theMethodIsOfOrderFour() {
        double[] b = ImexTableau.WEIGHTS;
        requireSum(1.0 / 4, b, power(C, 3));
        parts().forEach(part -> {
            requireSum(1.0 / 8, b, combined(C, times(part, C), (c, ac) -> c * ac));
            requireSum(1.0 / 12, b, times(part, power(C, 2)));
            parts().forEach(other -> requireSum(1.0 / 24, b, times(part, times(other, C))));
        });
    }

    @Test
    void theEmbeddedMethodIsNotOfOrderFour() {
        assertThat(dot(embedded(), power(C, 3))).isNotCloseTo(0.25, within(1e-4));
    }

    @Test
    void implicitPartIsStifflyAccurateWithOneDiagonal() {
        assertThat(ImexTableau.WEIGHTS).isSameAs(ImexTableau.IMPLICIT[ImexTableau.STAGES - 1]);
        for (int i = 1; i < ImexTableau.STAGES; i++) {
            assertThat(ImexTableau.IMPLICIT[i]).hasSize(i + 1).endsWith(ImexTableau.GAMMA);
            assertThat(ImexTableau.EXPLICIT[i]).hasSize(i);
        }
    }

    private static void requireSum(double expected, double[] b, double[] terms) {
        assertThat(dot(b, terms)).isCloseTo(expected, within(ROUNDING));
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] times(double[][] part, double[] x) {
        return Arrays.stream(part).mapToDouble(row -> dot(row, x)).toArray();
    }

    private static double[] power(double[] x, int exponent) {
        return Arrays.stream(x).map(value -> Math.pow(value, exponent)).toArray();
    }

    private static double[] combined(double[] a, double[] b, DoubleBinaryOperator operation) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> operation.applyAsDouble(a[i], b[i]))
                .toArray();
    }
}
