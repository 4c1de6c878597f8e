package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
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
        assertThat(TimeText.milliseconds(text)).hasValue(milliseconds);
    }

    /** 33.3 us = 0.0333 ms, but the product of the doubles 33.3 and 1e-3 is another double. */
    @Test
    void conversionIsCorrectlyRounded() {
        assertThat(TimeText.milliseconds("33.3 us")).hasValue(0.0333);
        assertThat(33.3 * 1e-3).isNotEqualTo(0.0333);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "10", "10 mV", "ten ms", "1.2.3 ms", "10 m s", "adiabatic"})
    void otherTextIsNotATime(String text) {
        assertThat(TimeText.milliseconds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400 ms", "1e306 min", "1e-400 ms"})
    void timesThatADoubleCannotHoldAreNotNumbers(String text) {
        assertThat(TimeText.milliseconds(text)).hasValue(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "10 mV, is a potential", "5 Hz, is a frequency", "2 nA, is a current", "3 sec, has the unknown unit `sec`",
        "10, has no unit", "soon, is not a time", "1.2.3 ms, is not a time", "-1 ms, is out of range"
    })
    void faultSaysWhatTheTextIsInstead(String text, String fault) {
        assertThat(TimeText.fault(text)).isEqualTo(fault);
    }
}
