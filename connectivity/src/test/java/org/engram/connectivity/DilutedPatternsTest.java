package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.engram.connectivity.RandomPatterns.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DilutedPatternsTest {
    private static final int COUNT = 100;
    private static final int SIZE = 300;
    private static final Patterns WHOLE = new RandomPatterns(Kind.GAUSSIAN, COUNT, SIZE, 5);

    private static double[] row(Patterns patterns, int index) {
        double[] row = new double[SIZE];
        patterns.row(index, row);
        return row;
    }

    /** Within five standard deviations of the binomial distribution. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999})
    void theShareAskedForIsAbsent(double absent) {
        Patterns diluted = new DilutedPatterns(WHOLE, absent, 1);
        long zeros = 0;
        for (int row = 0; row < COUNT; row++) {
            zeros += Arrays.stream(row(diluted, row)).filter(x -> x == 0).count();
        }
        double synapses = (double) COUNT * SIZE;

        assertThat(zeros / synapses).isCloseTo(absent, within(5 * Math.sqrt(absent * (1 - absent) / synapses)));
    }

    /** Every column by itself, the first and the last among them; within five standard deviations. */
    @Test
    void allFeaturesAreAbsentEquallyOften() {
        Patterns diluted = new DilutedPatterns(new RandomPatterns(Kind.GAUSSIAN, 4000, SIZE, 5), 0.7, 1);
        double[] zeros = new double[SIZE];
        for (int row = 0; row < 4000; row++) {
            double[] features = row(diluted, row);
            Arrays.setAll(zeros, j -> features[j] == 0 ? zeros[j] + 1 : zeros[j]);
        }

        assertThat(Arrays.stream(zeros).map(n -> Math.abs(n / 4000 - 0.7)).max().orElseThrow())
                .isLessThan(5 * Math.sqrt(0.7 * 0.3 / 4000));
    }

    @Test
    void whatIsLeftIsAsItWas() {
        double[] whole = row(WHOLE, 7);
        double[] diluted = row(new DilutedPatterns(WHOLE, 0.5, 1), 7);

        for (int j = 0; j < SIZE; j++) {
            assertThat(diluted[j]).isIn(0.0, whole[j]);
        }
    }

    @Test
    void aRowIsTheSameWheneverItIsMadeAndDiffersFromOthers() {
        Patterns diluted = new DilutedPatterns(WHOLE, 0.5, 1);
        double[] first = row(diluted, 7);
        row(diluted, 3);

        assertThat(row(diluted, 7)).isEqualTo(first);
        assertThat(row(new DilutedPatterns(WHOLE, 0.5, 2), 7)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
    void sharesThatLeaveNoSynapsesAreRefused(double absent) {
        assertThatThrownBy(() -> new DilutedPatterns(WHOLE, absent, 1))
                .hasMessage("dilution " + absent + " is not in [0, 1)");
    }
}
