package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.engram.connectivity.RandomPatterns.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomPatternsTest {
    private static final int COUNT = 50;
    private static final int SIZE = 400;

    private static double[] row(Patterns patterns, int index) {
        double[] row = new double[patterns.size()];
        patterns.row(index, row);
        return row;
    }

    private static double[] all(Kind kind) {
        Patterns patterns = new RandomPatterns(kind, COUNT, SIZE, 5);
        double[] all = new double[COUNT * SIZE];
        for (int i = 0; i < COUNT; i++) {
            System.arraycopy(row(patterns, i), 0, all, i * SIZE, SIZE);
        }
        return all;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double meanSquare(double[] values) {
        return mean(Arrays.stream(values).map(x -> x * x).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void aRowIsTheSameWheneverItIsMade(Kind kind) {
        Patterns patterns = new RandomPatterns(kind, COUNT, SIZE, 5);
        double[] first = row(patterns, 17);
        row(patterns, 3);

        assertThat(row(patterns, 17)).isEqualTo(first);
        assertThat(row(new RandomPatterns(kind, 18, SIZE, 5), 17)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndSeedsDiffer(Kind kind) {
        double[] row = row(new RandomPatterns(kind, COUNT, SIZE, 5), 17);

        assertThat(row(new RandomPatterns(kind, COUNT, SIZE, 5), 18)).isNotEqualTo(row);
        assertThat(row(new RandomPatterns(kind, COUNT, SIZE, 6), 17)).isNotEqualTo(row);
    }

    /** Bounds are five standard errors of 20,000 samples. */
    @Test
    void bipolarPatternsAreFairSigns() {
        double[] all = all(Kind.BIPOLAR);

        assertThat(all).containsOnly(-1, 1);
        assertThat(mean(all)).isCloseTo(0, within(5 / Math.sqrt(all.length)));
    }

    @Test
    void gaussianPatternsAreStandardNormal() {
        double[] all = all(Kind.GAUSSIAN);

        assertThat(mean(all)).isCloseTo(0, within(5 / Math.sqrt(all.length)));
        assertThat(meanSquare(all)).isCloseTo(1, within(5 * Math.sqrt(2.0 / all.length)));
    }

    @Test
    void patternsOnTheSphereHaveLengthOne() {
        Patterns patterns = new RandomPatterns(Kind.SPHERE, COUNT, SIZE, 5);

        assertThat(meanSquare(row(patterns, 9)) * SIZE).isCloseTo(1, within(1e-13));
        assertThat(mean(all(Kind.SPHERE))).isCloseTo(0, within(5 / Math.sqrt((double) SIZE * COUNT * SIZE)));
    }

    @Test
    void thereIsNoRowBeyondTheLast() {
        Patterns patterns = new RandomPatterns(Kind.BIPOLAR, COUNT, SIZE, 5);

        assertThatThrownBy(() -> row(patterns, COUNT)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void thereMustBePatternsWithFeatures() {
        assertThatThrownBy(() -> new RandomPatterns(Kind.BIPOLAR, 0, 3, 1))
                .hasMessage("random patterns need count >= 1 and size >= 1, not count 0 and size 3");
        assertThatThrownBy(() -> new RandomPatterns(Kind.BIPOLAR, 3, 0, 1))
                .hasMessage("random patterns need count >= 1 and size >= 1, not count 3 and size 0");
    }
}
