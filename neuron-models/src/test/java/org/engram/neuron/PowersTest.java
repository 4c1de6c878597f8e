package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowersTest {
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 20, 30, 64})
    void wholePowersAreAccurateToOneUnitInTheLastPlace(int exponent) {
        Instances.random(exponent).doubles(300, -5, 5).forEach(base -> {
            BigDecimal exact = new BigDecimal(base).pow(exponent);
            BigDecimal error = new BigDecimal(Powers.power(base, exponent)).subtract(exact);
            assertThat(error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), MathContext.DECIMAL64)
                            .abs()
                            .doubleValue())
                    .as("error of %s^%d in units in the last place", base, exponent)
                    .isLessThan(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 9, 20, 63, 64, 65, 101})
    void powersThatAreTooLargeAreInfiniteAndThoseTooSmallZero(int exponent) {
        double sign = exponent % 2 == 0 ? 1 : -1;
        assertThat(Powers.power(1e300, exponent)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Powers.power(-1e300, exponent)).isEqualTo(sign * Double.POSITIVE_INFINITY);
        assertThat(Powers.power(Double.NEGATIVE_INFINITY, exponent)).isEqualTo(sign * Double.POSITIVE_INFINITY);
        assertThat(Powers.power(1e-300, exponent)).isZero();
        assertThat(Powers.power(Double.NaN, exponent)).isNaN();
    }

    @Test
    void otherPowersAreThoseOfTheJdk() {
        assertThat(Powers.power(1.5, 2.5)).isEqualTo(StrictMath.pow(1.5, 2.5));
        assertThat(Powers.power(1.5, 65)).isEqualTo(StrictMath.pow(1.5, 65));
        assertThat(Powers.power(1.5, -0.5)).isEqualTo(StrictMath.pow(1.5, -0.5));
    }
}
