package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiegertTest {
    /** The first line is NEST's test; all values by mpmath's quadrature of erfc with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "10, 2, 15, 0, 15, 1.224744871391589, 27.1095934379309175",
        "20, 2, 20, 10, 24, 0.5, 37.0584507208036489",
        "20, 2, 20, 10, 10, 3, 0.00133433069056183056"
    })
    void agreesWithFortyDigits(
            double tau, double refractory, double threshold, double reset, double mean, double sd, double expected) {
        assertThat(Siegert.rate(tau, refractory, threshold, reset, mean, sd))
                .isCloseTo(expected, within(2e-14 * expected));
    }

    @Test
    void tendsToTheCurveWithoutNoise() {
        double without = 1000 / (2 + 10 * Math.log(18 / 3.0));
        assertThat(Siegert.rate(10, 2, 15, 0, 18, 1e-6)).isCloseTo(without, within(1e-9 * without));
    }

    @Test
    void isZeroFarBelowThreshold() {
        assertThat(Siegert.rate(10, 2, 15, 0, 0, 0.1)).isZero();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Siegert.rate(10, 2, 15, 15, 0, 1))
                .withMessage("reset must be below the threshold (15.0), but is 15.0");
    }
}
