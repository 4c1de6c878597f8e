package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "10 ms, 10",
        "10ms, 10",
        "0.5 s, 500",
        "20 us, 0.02",
        "20 \u00b5s, 0.02",
        "20 \u03bcs, 0.02",
        "3 ns, 3e-6",
        "1.5 min, 90000",
        "1e-3 ms, 1e-3",
        "1E3us, 1",
        ".5 ms, 0.5",
        "5. ms, 5",
        "+2 s, 2000",
        "0 ms, 0",
        "-3 ms, -3"
    })
    void timesAreInMilliseconds(String text, double milliseconds) {
        assertThat(Quantity.value(text)).hasValue(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({
        "-60 mV, -60, POTENTIAL", "1 V, 1000, POTENTIAL", "2 nA, 2000, CURRENT", "6 nS, 6, CONDUCTANCE",
        "0.25 uS, 250, CONDUCTANCE", "200 pF, 200, CAPACITANCE", "1 nF, 1000, CAPACITANCE", "20 kHz, 20000, FREQUENCY",
        "3 s, 3000, TIME"
    })
    void everyQuantityHasItsOwnUnit(String text, double value, Quantity quantity) {
        assertThat(Quantity.value(text)).hasValue(value);
        assertThat(Quantity.of(text)).hasValue(quantity);
    }

    /** 33.3 us = 0.0333 ms, but the product of the doubles 33.3 and 1e-3 is another double. */
    @Test
    void conversionIsCorrectlyRounded() {
        assertThat(Quantity.value("33.3 us")).hasValue(0.0333);
        assertThat(33.3 * 1e-3).isNotEqualTo(0.0333);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "10", "10 parsec", "ten ms", "1.2.3 ms", "10 m s", "adiabatic"})
    void otherTextIsNotAQuantity(String text) {
        assertThat(Quantity.value(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400 ms", "1e306 min", "1e-400 ms"})
    void quantitiesThatADoubleCannotHoldAreNotNumbers(String text) {
        assertThat(Quantity.value(text)).hasValue(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "10 mV, is a potential", "5 Hz, is a frequency", "2 nA, is a current", "3 sec, has the unknown unit `sec`",
        "10, has no unit", "soon, is not a time", "1.2.3 ms, is not a time", "-1 ms, is out of range"
    })
    void faultSaysWhatTheTextIsInstead(String text, String fault) {
        assertThat(Quantity.fault(text, "ms")).isEqualTo(fault);
    }
}
