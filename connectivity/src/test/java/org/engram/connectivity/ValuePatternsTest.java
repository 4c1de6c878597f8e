package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValuePatternsTest {
    @Test
    void rowsAreTheGivenOnes() {
        double[][] values = {{1, 2, 3}, {4, 5, 6}};
        Patterns patterns = new ValuePatterns(values);
        values[1][0] = 99;
        double[] row = new double[3];
        patterns.row(1, row);

        assertThat(patterns.count()).isEqualTo(2);
        assertThat(patterns.size()).isEqualTo(3);
        assertThat(row).containsExactly(4, 5, 6);
    }

    @Test
    void rowsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> new ValuePatterns(new double[][] {{1, 2}, {1, 2}, {1}}))
                .isInstanceOf(PatternException.class)
                .hasMessage("pattern values: row 2 has 1 numbers, row 0 has 2; all rows must be of one length");
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertThatThrownBy(() -> new ValuePatterns(new double[][] {{1, 2}, {1, Double.NaN}}))
                .isInstanceOf(PatternException.class)
                .hasMessage("pattern values: row 1, column 1 is NaN; patterns must be finite numbers");
        assertThatThrownBy(() -> new ValuePatterns(new double[][] {{Double.NEGATIVE_INFINITY}}))
                .hasMessage("pattern values: row 0, column 0 is -Infinity; patterns must be finite numbers");
    }

    @Test
    void noNumbersAreRefused() {
        String message = "pattern values: at least one row with at least one number is needed";

        assertThatThrownBy(() -> new ValuePatterns(new double[0][])).hasMessage(message);
        assertThatThrownBy(() -> new ValuePatterns(new double[2][0])).hasMessage(message);
    }
}
