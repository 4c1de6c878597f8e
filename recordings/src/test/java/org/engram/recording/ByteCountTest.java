package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "8, 8 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "7840000, 7.84 MB",
        "999499, 999 kB",
        "999600, 1.00 MB",
        "12345678901, 12.3 GB",
        "2.4e12, 2.40 TB",
        "3e15, 3.00 PB"
    })
    void isTextOfThreeDigits(double bytes, String text) {
        assertThat(ByteCount.text(bytes)).isEqualTo(text);
    }
}
