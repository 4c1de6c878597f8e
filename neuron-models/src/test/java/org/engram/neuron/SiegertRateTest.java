package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.engram.neuron.SiegertRate.Neuron;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiegertRateTest {
    /** What is below this share of the largest output need not be good to 1e-9. */
    private static final double TAIL = 1e-50;

    /** By mpmath's quadrature of erfc with 40 digits, as in NEST's test of its Siegert neuron. */
    @Test
    void agreesWithThePublishedRate() {
        SiegertRate activation = new SiegertRate(new Neuron(10, 2, 15, 0, Math.sqrt(1.5), 0, 1));
        assertThat(activation.output(15)).isCloseTo(27.10959343793092, within(1e-11));
        SiegertRate biased = new SiegertRate(new Neuron(10, 2, 15, 0, Math.sqrt(1.5), 5, 100));
        assertThat(biased.output(10)).isCloseTo(0.2710959343793092, within(1e-13));
    }

    @RepeatedTest(4)
    void isSiegertsFunctionFromTheTailToSaturation(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomGenerator random = new SplittableRandom(seed);
        Neuron neuron = neuron(random);
        SiegertRate activation = new SiegertRate(neuron);
        for (int k = 0; k < 60; k++) {
            double u = random.nextDouble(-11, k % 2 == 0 ? 20 : 1000);
            double expected = exact(neuron, u);
            assertThat(activation.output(state(neuron, u)))
                    .as("seed %d, %s at u = %s", seed, neuron, u)
                    .isCloseTo(expected, within(1e-9 * expected + TAIL));
        }
    }

    @RepeatedTest(2)
    void theLagrangianIsTheIntegralOfSiegertsFunction(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomGenerator random = new SplittableRandom(seed);
        Neuron neuron = neuron(random);
        SiegertRate activation = new SiegertRate(neuron);
        for (double u :
                new double[] {random.nextDouble(-10, 0), random.nextDouble(0, 16), random.nextDouble(16, 100)}) {
            double expected = neuron.noise() * DoubleExponential.overInterval(s -> exact(neuron, s - 26), u + 26);
            assertThat(activation.lagrangian(state(neuron, u)))
                    .as("seed %d, %s at u = %s", seed, neuron, u)
                    .isCloseTo(expected, within(1e-9 * expected));
        }
    }

    /** Across the ends of all pieces and of the table. */
    @RepeatedTest(3)
    void theOutputNeverFalls(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Neuron neuron = neuron(new SplittableRandom(seed));
        SiegertRate activation = new SiegertRate(neuron);
        double before = 0;
        for (int k = -13 * 256; k < 20 * 256; k++) {
            double x = state(neuron, k / 256.0);
            assertThat(activation.output(x))
                    .as("seed %d, %s at u = %s", seed, neuron, k / 256.0)
                    .isGreaterThanOrEqualTo(before * (1 - 1e-15));
            assertThat(activation.slope(x)).isNotNegative();
            before = activation.output(x);
        }
    }

    @Test
    void tendsToTheCurveWithoutNoise() {
        SiegertRate noisy = new SiegertRate(new Neuron(5, 2, 1, 0, 1e-6, 0.25, 100));
        LifRate without = new LifRate(5, 2, 0.25, 100);
        for (double x : new double[] {-3, 0.7, 0.8, 1, 7}) {
            assertThat(noisy.output(x)).isCloseTo(without.output(x), within(1e-9));
            assertThat(noisy.slope(x)).isCloseTo(without.slope(x), within(1e-8));
            assertThat(noisy.lagrangian(x)).isCloseTo(without.lagrangian(x), within(1e-6));
            assertThat(noisy.conjugate(x)).isCloseTo(without.conjugate(x), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e9, -1.3})
    void isSilentFarBelowThreshold(double x) {
        SiegertRate activation = new SiegertRate(new Neuron(5, 2, 1, 0, 0.1, 0, 100));
        assertThat(activation.output(x)).isZero();
        assertThat(activation.slope(x)).isZero();
        assertThat(activation.lagrangian(x)).isZero();
        assertThat(activation.conjugate(x)).isZero();
    }

    @Test
    void isNotANumberWhereTheStateIsNone() {
        assertThat(new SiegertRate(new Neuron(5, 2, 1, 0, 0.1, 0, 100)).output(Double.NaN))
                .isNaN();
    }

    @Test
    void equalNeuronsHaveEqualActivations() {
        SiegertRate activation = new SiegertRate(new Neuron(5, 2, 1, 0, 0.1, 0, 100));
        assertThat(activation)
                .isEqualTo(new SiegertRate(new Neuron(5, 2, 1, 0, 0.1, 0, 100)))
                .hasSameHashCodeAs(new SiegertRate(new Neuron(5, 2, 1, 0, 0.1, 0, 100)))
                .isNotEqualTo(new SiegertRate(new Neuron(5, 2, 1, 0, 0.2, 0, 100)));
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(5, 2, 1, 1, 0.1, 0, 100))
                .withMessage("reset must be below the threshold (1.0), but is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(5, 2, 1, 0, 0, 0, 100))
                .withMessage("noise must be a finite number > 0, but is 0.0");
    }

    private static Neuron neuron(RandomGenerator random) {
        double reset = random.nextDouble(-2, 1);
        double threshold = reset + random.nextDouble(0.5, 20);
        double noise = StrictMath.exp(random.nextDouble(-5, 5));
        double refractory = random.nextBoolean() ? 0 : random.nextDouble(0.1, 5);
        double membrane = StrictMath.exp(random.nextDouble(-3, 4));
        return new Neuron(membrane, refractory, threshold, reset, noise, random.nextDouble(-1, 1), 100);
    }

    private static double state(Neuron neuron, double u) {
        return neuron.threshold() - neuron.bias() + u * neuron.noise();
    }

    private static double exact(Neuron neuron, double u) {
        return Siegert.rate(
                        neuron.membrane(),
                        neuron.refractory(),
                        neuron.threshold(),
                        neuron.reset(),
                        neuron.threshold() + u * neuron.noise(),
                        neuron.noise())
                / neuron.rate();
    }
}
