package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens at the threshold itself, on either side of it, and at extreme states. */
class ThresholdsTest {
    private static final double THRESHOLD = 0.75;

    static List<ElementwiseActivation> rectifying() {
        return List.of(
                new Relu(THRESHOLD),
                new RectifiedPower(1.5, 2, THRESHOLD),
                new RectifiedPower(2, 2, THRESHOLD),
                new RectifiedPower(3, 2, THRESHOLD),
                new Step(THRESHOLD));
    }

    @ParameterizedTest
    @MethodSource("rectifying")
    void allIsZeroAtAndBelowTheThreshold(ElementwiseActivation activation) {
        for (double x : new double[] {THRESHOLD, Math.nextDown(THRESHOLD), 0, -700, -1e300}) {
            assertThat(activation.output(x)).as("output at %s", x).isZero();
            assertThat(activation.lagrangian(x)).as("Lagrangian at %s", x).isZero();
            assertThat(activation.slope(x)).as("slope at %s", x).isZero();
            assertThat(activation.conjugate(x)).as("conjugate at %s", x).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("rectifying")
    void outputIsPositiveJustAboveTheThreshold(ElementwiseActivation activation) {
        assertThat(activation.output(Math.nextUp(THRESHOLD))).isPositive();
    }

    @Test
    void stepIsOneAboveItsThresholdAndItsConjugateIsTheThreshold() {
        Step step = new Step(THRESHOLD);
        for (double x : new double[] {Math.nextUp(THRESHOLD), 1, 700, 1e300}) {
            assertThat(step.output(x)).isEqualTo(1);
            assertThat(step.lagrangian(x)).isEqualTo(x - THRESHOLD);
            assertThat(step.conjugate(x)).isEqualTo(THRESHOLD);
        }
    }

    @Test
    void signIsZeroAtZeroOnly() {
        Sign sign = new Sign();
        assertThat(sign.output(0)).isZero();
        for (double x : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e300}) {
            assertThat(sign.output(x)).isEqualTo(1);
            assertThat(sign.output(-x)).isEqualTo(-1);
            assertThat(sign.lagrangian(-x)).isEqualTo(x);
        }
    }

    @Test
    void saturatedNeuronsStayFiniteEvenWhereGainTimesStateOverflows() {
        Tanh tanh = new Tanh(1e10);
        assertThat(tanh.output(-1e300)).isEqualTo(-1);
        assertThat(tanh.lagrangian(-1e300)).isEqualTo(1e300);
        assertThat(tanh.conjugate(-1e300)).isEqualTo(StrictMath.log(2) / 1e10);
        Sigmoid sigmoid = new Sigmoid(1e10, THRESHOLD);
        assertThat(sigmoid.output(1e300)).isEqualTo(1);
        assertThat(sigmoid.lagrangian(1e300)).isEqualTo(1e300);
        assertThat(sigmoid.conjugate(1e300)).isEqualTo(THRESHOLD);
        assertThat(sigmoid.conjugate(-1e300)).isZero();
        assertThat(new Exponential(1e10).conjugate(-1e300)).isZero();
    }
}
