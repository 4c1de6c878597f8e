package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static double[] encoded(Encoding encoding, double... row) {
        double[] copy = row.clone();
        encoding.encode(copy);
        return copy;
    }

    private static double length(double[] row) {
        return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
    }

    @Test
    void rawLeavesTheRow() {
        assertThat(encoded(new Encoding.Raw(), 3, -0.5, 128)).containsExactly(3, -0.5, 128);
    }

    @Test
    void bipolarIsOneFromTheThresholdOn() {
        assertThat(encoded(new Encoding.Bipolar(128), 0, 127.9, 128, 255)).containsExactly(-1, -1, 1, 1);
    }

    @Test
    void scaleMultiplies() {
        assertThat(encoded(new Encoding.Scale(0.5), 3, -4)).containsExactly(1.5, -2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void unitGivesLengthOneAndKeepsTheDirection(long seed) {
        double[] row = new Random(seed).doubles(50, -1e3, 1e3).toArray();
        double[] unit = encoded(new Encoding.Unit(), row);

        assertThat(length(unit)).as("seed %d", seed).isCloseTo(1, within(1e-14));
        assertThat(unit[7] / unit[3]).as("seed %d", seed).isCloseTo(row[7] / row[3], within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-200, 1e300})
    void unitHasNoOverflow(double size) {
        assertThat(length(encoded(new Encoding.Unit(), size, -size))).isCloseTo(1, within(1e-14));
    }

    @Test
    void aRowOfZerosHasNoDirection() {
        assertThatThrownBy(() -> encoded(new Encoding.Unit(), 0, 0))
                .isInstanceOf(PatternException.class)
                .hasMessage("all values are 0, encode: unit cannot give the row length 1");
    }

    @Test
    void centreRemovesTheMean() {
        assertThat(encoded(new Encoding.Centre(), 1, 2, 6)).containsExactly(-2, -1, 3);
    }

    @Test
    void parametersMustBeNumbers() {
        assertThatThrownBy(() -> new Encoding.Bipolar(Double.NaN)).hasMessage("bipolar: the threshold is not a number");
        assertThatThrownBy(() -> new Encoding.Scale(Double.POSITIVE_INFINITY))
                .hasMessage("scale: Infinity is not a finite number");
    }
}
