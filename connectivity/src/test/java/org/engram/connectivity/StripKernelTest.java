package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StripKernelTest {
    private static final int ROWS = 84;
    private static final int COLUMNS = 700;

    /** What all products of the last strips of a matrix give. */
    private record Results(double[] lanes, double[] sum, double[] lanesOfBoth, double[] sumOfBoth) {
        static Results of(StripKernel kernel, PanelLayout layout, Window<?> window, long seed) {
            Random random = new Random(seed);
            double[] lanes = random.doubles(RowGroups.BLOCK * 8L, -1, 1).toArray();
            double[] sum = random.doubles(layout.width(), -1, 1).toArray();
            Results results = new Results(lanes, sum, lanes.clone(), sum.clone());
            kernel.load(random.doubles(layout.columns(), -1, 1).toArray());
            kernel.weigh(random.doubles(ROWS, -1, 1).toArray(), RowGroups.BLOCK, ROWS);
            Strip strip = new Strip(layout, window);
            strip.toBlock(RowGroups.BLOCK);
            do {
                kernel.multiply(strip, results.lanes);
                kernel.add(strip, results.sum);
                kernel.both(strip, results.lanesOfBoth, results.sumOfBoth);
            } while (strip.next());
            return results;
        }

        void requireBitsOf(Results other, String description) {
            assertThat(lanes).as(description).isEqualTo(other.lanes);
            assertThat(sum).as(description).isEqualTo(other.sum);
            assertThat(lanesOfBoth).as(description).isEqualTo(other.lanes);
            assertThat(sumOfBoth).as(description).isEqualTo(other.sum);
        }
    }

    private static Stream<PanelRows<?>> matrices() {
        Patterns patterns = new ValuePatterns(Stream.generate(new Random(1)::doubles)
                .map(row -> row.limit(COLUMNS).map(x -> 2 * x - 1).toArray())
                .limit(ROWS)
                .toArray(double[][]::new));
        return Stream.of(
                new Float64Rows(patterns, Place.HEAP),
                new Float32Rows(patterns, Place.HEAP, Arithmetic.FLOAT64),
                new Int8Rows(patterns, Place.HEAP, Arithmetic.FLOAT64),
                new Float32Rows(patterns, Place.HEAP, Arithmetic.FLOAT32),
                new Int8Rows(patterns, Place.HEAP, Arithmetic.FLOAT32));
    }

    private static StripKernel vectors(PanelRows<?> rows) {
        return VectorKernels.of(rows.window().arrays(), rows.panels()).orElseThrow();
    }

    private static <A> StripKernel scalars(PanelRows<A> rows) {
        return ScalarKernel.of(rows, rows.window().arrays());
    }

    private static Results results(StripKernel kernel, PanelRows<?> rows, long seed) {
        return Results.of(kernel, rows.panels(), rows.window(), seed);
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void vectorsGiveTheBitsOfScalars(PanelRows<?> rows) {
        for (long seed = 0; seed < 20; seed++) {
            Results scalar = results(scalars(rows), rows, seed);
            results(vectors(rows), rows, seed).requireBitsOf(scalar, "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void bitsAreTheSameBeforeAndAfterCompilation(PanelRows<?> rows) {
        for (StripKernel kernel : new StripKernel[] {vectors(rows), scalars(rows)}) {
            Results cold = results(kernel, rows, 1);
            for (int i = 0; i < 3000; i++) {
                results(kernel, rows, 1).requireBitsOf(cold, "call " + i);
            }
        }
    }

    @Test
    void smallMatricesAreLeftToScalars() {
        Patterns small = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 100, 100, 1);
        Patterns large = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 1000, 100, 1);

        assertThat(kernel(small)).isInstanceOf(ScalarKernel.class);
        assertThat(kernel(large)).isNotInstanceOf(ScalarKernel.class);
    }

    private static StripKernel kernel(Patterns patterns) {
        var rows = new Float32Rows(patterns, Place.HEAP, Arithmetic.FLOAT64);
        return rows.kernel(rows.window().arrays());
    }
}
