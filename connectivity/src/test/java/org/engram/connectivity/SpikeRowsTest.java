package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows for spikes, of matrices that are small, odd, or large enough for vectors; of whole numbers and of others. */
class SpikeRowsTest {
    private static final double FACTOR = 0.3;

    static Stream<Arguments> instances() {
        return Stream.of(1, 37, 300)
                .flatMap(rows -> Stream.of(Storage.INT8, Storage.FLOAT32, Storage.FLOAT64)
                        .map(storage -> Arguments.of(rows, rows + 11, storage)));
    }

    /** Numbers that a storage keeps and that smaller ones do not. */
    private static double[][] patterns(int rows, int columns, Storage storage) {
        var random = new Random(rows);
        return IntStream.range(0, rows)
                .mapToObj(row -> random.doubles(columns, -127, 127)
                        .map(x -> kept(storage, x))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double kept(Storage storage, double x) {
        return switch (storage) {
            case INT8 -> Math.rint(x);
            case FLOAT32 -> (float) x;
            default -> x;
        };
    }

    @ParameterizedTest
    @MethodSource("instances")
    void aSpikeAddsTheProductOfItsAmountAndEveryWeightRoundedOnce(int rows, int columns, Storage storage) {
        double[][] patterns = patterns(rows, columns, storage);
        SpikeRows synapses = SpikeRows.ofMemories(new ValuePatterns(patterns), FACTOR, storage);
        for (int row = 0; row < rows; row++) {
            double[] sum = new double[columns];
            Arrays.setAll(sum, j -> j);
            double[] expected = sum.clone();
            for (int j = 0; j < columns; j++) {
                expected[j] += FACTOR * 0.7 * patterns[row][j];
            }
            synapses.add(row, 0.7, sum);
            assertThat(sum).containsExactly(expected);
        }
        assertThat(synapses.storage()).isEqualTo(storage);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void aFeatureReachesTheMemoriesByTheSameSynapses(int rows, int columns, Storage storage) {
        double[][] patterns = patterns(rows, columns, storage);
        SpikeRows synapses = SpikeRows.ofMemories(new ValuePatterns(patterns), FACTOR, storage)
                .transposed();
        assertThat(synapses.count()).isEqualTo(columns);
        double[] sum = new double[rows];
        synapses.add(columns - 1, 1, sum);
        assertThat(sum)
                .containsExactly(Arrays.stream(patterns)
                        .mapToDouble(pattern -> 0.0 + FACTOR * pattern[columns - 1])
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("instances")
    void theLargestWeightBoundsAllOfThem(int rows, int columns, Storage storage) {
        double[][] patterns = patterns(rows, columns, storage);
        double largest = Arrays.stream(patterns)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertThat(SpikeRows.ofMemories(new ValuePatterns(patterns), -FACTOR, storage)
                        .largest())
                .isEqualTo(largest * FACTOR);
    }
}
