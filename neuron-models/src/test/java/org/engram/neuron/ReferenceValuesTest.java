package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Elementwise activations against 700-digit values; {@code reference-values.py} beside the table computes them. */
class ReferenceValuesTest {
    private static final double UNITS_IN_THE_LAST_PLACE = 8;

    @ParameterizedTest
    @CsvFileSource(resources = "reference-values.csv", numLinesToSkip = 1)
    void agreesToAFewUnitsInTheLastPlace(
            String kind,
            String parameters,
            double x,
            double lagrangian,
            double output,
            double slope,
            double conjugate) {
        double[] p = Arrays.stream(parameters.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        ElementwiseActivation activation = activation(kind, p);
        assertClose("output", activation.output(x), output);
        assertClose("slope", activation.slope(x), slope);
        assertClose("Lagrangian", activation.lagrangian(x), lagrangian);
        assertClose("conjugate", activation.conjugate(x), conjugate);
    }

    private static void assertClose(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(UNITS_IN_THE_LAST_PLACE * Math.ulp(expected)));
    }

    private static ElementwiseActivation activation(String kind, double[] p) {
        return switch (kind) {
            case "tanh" -> new Tanh(p[0]);
            case "sigmoid" -> new Sigmoid(p[0], p[1]);
            case "relu" -> new Relu(p[0]);
            case "rectified-power" -> new RectifiedPower(p[0], p[1], p[2]);
            case "power" -> new Power((int) p[0], p[1]);
            case "exponential" -> new Exponential(p[0]);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
