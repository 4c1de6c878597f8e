package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterRangesTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void gainCoefficientAndBetaMustBePositive(double value) {
        String range = " must be a finite number > 0, but is " + value;
        assertRefused(Tanh::new, value, "gain" + range);
        assertRefused(gain -> new Sigmoid(gain, 0), value, "gain" + range);
        assertRefused(coefficient -> new RectifiedPower(2, coefficient, 0), value, "coefficient" + range);
        assertRefused(coefficient -> new Power(2, coefficient), value, "coefficient" + range);
        assertRefused(Exponential::new, value, "beta" + range);
        assertRefused(Softmax::new, value, "beta" + range);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void thresholdMustBeFinite(double value) {
        String message = "threshold must be a finite number, but is " + value;
        assertRefused(threshold -> new Sigmoid(1, threshold), value, message);
        assertRefused(Relu::new, value, message);
        assertRefused(threshold -> new RectifiedPower(2, 1, threshold), value, message);
        assertRefused(Step::new, value, message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, -2, Double.NaN, Double.POSITIVE_INFINITY})
    void orderOfARectifiedPowerMustExceedOne(double value) {
        assertRefused(
                order -> new RectifiedPower(order, 1, 0), value, "order must be a finite number > 1, but is " + value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -2})
    void orderOfAPowerMustBeAtLeastTwo(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Power(value, 1))
                .withMessage("order must be a whole number >= 2, but is " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonMustNotBeNegative(double value) {
        assertRefused(Spherical::new, value, "epsilon must be a finite number >= 0, but is " + value);
    }

    @Test
    void kindsAreTheNamesOfTheExperimentFile() {
        assertThat(Instances.activations())
                .extracting(Activation::kind)
                .containsOnly(
                        "identity",
                        "tanh",
                        "sigmoid",
                        "relu",
                        "rectified-power",
                        "power",
                        "exponential",
                        "softmax",
                        "spherical",
                        "sign",
                        "step",
                        "lif",
                        "siegert");
    }

    private static void assertRefused(DoubleFunction<Activation> constructor, double value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constructor.apply(value))
                .withMessage(message);
    }
}
