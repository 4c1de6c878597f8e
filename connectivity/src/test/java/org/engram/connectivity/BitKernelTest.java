package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitKernelTest {
    /** Words, numbers and sums for both loops. */
    private record Tile(
            Arithmetic arithmetic,
            long[] words,
            int count,
            double[] ofColumns,
            double[] ofRows,
            boolean[] silent,
            double[] sum) {
        static Tile random(Arithmetic arithmetic, long seed, int count) {
            var random = new Random(seed);
            boolean[] silent = new boolean[BitKernel.TERMS];
            double[] ofRows = random.doubles(BitKernel.SIGNS, -1, 1).toArray();
            for (int term = 0; term < BitKernel.TERMS; term++) {
                silent[term] = (seed % 2 == 0 && term < BitKernel.TERMS / 2) || random.nextInt(3) == 0;
            }
            for (int i = 0; i < BitKernel.SIGNS; i++) {
                ofRows[i] = silent[i / 4] ? 0 : ofRows[i];
            }
            return new Tile(
                    arithmetic,
                    random.longs(64L * count + 5).toArray(),
                    count,
                    random.doubles(64L * count, -1, 1).toArray(),
                    ofRows,
                    silent,
                    random.doubles(64L * count, -1, 1).toArray());
        }

        private Object tables(BitKernel kernel, double[] x) {
            Numbers numbers = Numbers.of(arithmetic, x.length);
            numbers.load(x, 0, x.length);
            Numbers tables = Numbers.of(arithmetic, x.length / 4 * kernel.entries());
            for (int term = 0; 4 * term < x.length; term++) {
                kernel.tabulate(numbers.array(), 4 * term, tables.array(), kernel.entries() * term);
            }
            return tables.array();
        }

        double[] products(BitKernel kernel) {
            double[] products = new double[64];
            kernel.multiply(words, 5, count, tables(kernel, ofColumns), products);
            return products;
        }

        double[] sums(BitKernel kernel) {
            double[] sums = sum.clone();
            kernel.add(words, 5, tables(kernel, ofRows), silent, 0.5, sums);
            return sums;
        }
    }

    private static BitKernel vector(Arithmetic arithmetic) {
        return BitKernels.vector(arithmetic).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1", "FLOAT64, 2", "FLOAT64, 16", "FLOAT32, 1", "FLOAT32, 2", "FLOAT32, 3", "FLOAT32, 16"})
    void vectorsGiveTheBitsOfScalars(Arithmetic arithmetic, int count) {
        Tile tile = Tile.random(arithmetic, count, count);
        BitKernel scalar = BitKernels.scalar(arithmetic);

        assertThat(tile.products(vector(arithmetic))).as("seed %d", count).isEqualTo(tile.products(scalar));
        assertThat(tile.sums(vector(arithmetic))).as("seed %d", count).isEqualTo(tile.sums(scalar));
    }

    @ParameterizedTest
    @EnumSource
    void bitsAreTheSameBeforeAndAfterCompilation(Arithmetic arithmetic) {
        Tile tile = Tile.random(arithmetic, 1, 3);
        BitKernel vector = vector(arithmetic);
        double[] products = tile.products(vector);
        double[] sums = tile.sums(vector);
        for (int i = 0; i < 20_000; i++) {
            assertThat(tile.products(vector)[i % 64]).isEqualTo(products[i % 64]);
            assertThat(tile.sums(vector)[i % 64]).isEqualTo(sums[i % 64]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void arrangedSignsCanBeRead(Arithmetic arithmetic) {
        long[] signs = new Random(1).longs(BitKernel.SIGNS).toArray();
        long[] arranged = signs.clone();
        BitKernel kernel = BitKernels.scalar(arithmetic);
        kernel.arrange(arranged, 0);

        for (int k = 0; k < BitKernel.SIGNS * BitKernel.SIGNS; k++) {
            int word = k / BitKernel.SIGNS;
            int bit = k % BitKernel.SIGNS;
            assertThat(kernel.isMinus(arranged, 0, word, bit)).isEqualTo((signs[word] >>> bit & 1) == 1);
        }
        kernel.restore(arranged, 0);
        assertThat(arranged).isEqualTo(signs);
    }

    @Test
    void aTableHoldsAllSignsRelativeToTheFirst() {
        double[] x = {0, 0.1, 0.7, -0.3, 0.9};
        double[] table = new double[CodedSigns.ENTRIES];
        CodedSigns.tabulate(x, 1, table, 0);

        for (int e = 0; e < CodedSigns.ENTRIES; e++) {
            double x1 = (e & 1) == 0 ? x[2] : -x[2];
            double x2 = (e & 2) == 0 ? x[3] : -x[3];
            double x3 = (e & 4) == 0 ? x[4] : -x[4];
            assertThat(table[e]).as("entry %d", e).isEqualTo((x[1] + x1) + (x2 + x3));
        }
    }
}
