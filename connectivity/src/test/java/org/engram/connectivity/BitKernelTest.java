package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitKernelTest {
    private static final BitKernel VECTOR = BitKernels.VECTOR.orElseThrow();

    /** Coded words, tables and sums for both loops. */
    private record Tile(long[] words, int count, double[] ofColumns, double[] ofRows, int[] terms, double[] sum) {
        static Tile random(long seed, int count) {
            var random = new Random(seed);
            return new Tile(
                    random.longs(64L * count + 5).toArray(),
                    count,
                    random.doubles((long) count * BitKernel.TABLE, -1, 1).toArray(),
                    random.doubles(BitKernel.TABLE, -1, 1).toArray(),
                    IntStream.range(0, BitKernel.TERMS)
                            .filter(term -> random.nextInt(3) > 0)
                            .toArray(),
                    random.doubles(64L * count, -1, 1).toArray());
        }

        double[] products(BitKernel kernel) {
            double[] products = new double[64];
            kernel.multiply(words, 5, count, ofColumns, products);
            return products;
        }

        double[] sums(BitKernel kernel) {
            double[] sums = sum.clone();
            kernel.add(words, 5, ofRows, terms, terms.length, sums);
            return sums;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void vectorsGiveTheBitsOfScalars(int count) {
        Tile tile = Tile.random(count, count);

        assertThat(tile.products(VECTOR)).as("seed %d", count).isEqualTo(tile.products(BitKernels.SCALAR));
        assertThat(tile.sums(VECTOR)).as("seed %d", count).isEqualTo(tile.sums(BitKernels.SCALAR));
    }

    @Test
    void bitsAreTheSameBeforeAndAfterCompilation() {
        Tile tile = Tile.random(1, 3);
        double[] products = tile.products(VECTOR);
        double[] sums = tile.sums(VECTOR);
        for (int i = 0; i < 20_000; i++) {
            assertThat(tile.products(VECTOR)[i % 64]).isEqualTo(products[i % 64]);
            assertThat(tile.sums(VECTOR)[i % 64]).isEqualTo(sums[i % 64]);
        }
    }

    @Test
    void aTableHoldsAllSignsRelativeToTheFirst() {
        double[] x = {0, 0.1, 0.7, -0.3, 0.9};
        double[] table = new double[BitKernel.ENTRIES];
        BitKernel.tabulate(x, 1, table, 0);

        for (int e = 0; e < BitKernel.ENTRIES; e++) {
            double x1 = (e & 1) == 0 ? x[2] : -x[2];
            double x2 = (e & 2) == 0 ? x[3] : -x[3];
            double x3 = (e & 4) == 0 ? x[4] : -x[4];
            assertThat(table[e]).as("entry %d", e).isEqualTo((x[1] + x1) + (x2 + x3));
        }
    }
}
