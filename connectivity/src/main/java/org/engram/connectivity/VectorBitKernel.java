package org.engram.connectivity;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over signs in vectors of 512 bits: the eight entries for four numbers are one vector, from which the words of
 * eight rows, or columns, take theirs by a permutation. Turns no words, since JDK 17 does not compile that to vectors.
 */
final class VectorBitKernel extends CodedSigns {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_512;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int LANES = 8;
    private static final int ROWS = 4 * LANES;

    /** @throws UnsupportedOperationException where vectors are shorter */
    VectorBitKernel() {
        if (DoubleVector.SPECIES_PREFERRED.length() < LANES) {
            throw new UnsupportedOperationException("vectors of " + DoubleVector.SPECIES_PREFERRED.length() + " lanes");
        }
    }

    @Override
    void multiply(long[] words, int at, int count, double[] table, double[] products) {
        for (int row = 0; row < RowGroups.BLOCK; row += ROWS) {
            multiplyRows(words, at + row, count, table, products, row);
        }
    }

    private static void multiplyRows(long[] words, int at, int count, double[] table, double[] products, int first) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        DoubleVector sum3 = sum0;
        for (int c = 0; c < count; c++) {
            LongVector word0 = LongVector.fromArray(LONGS, words, at + c * RowGroups.BLOCK);
            LongVector word1 = LongVector.fromArray(LONGS, words, at + c * RowGroups.BLOCK + LANES);
            LongVector word2 = LongVector.fromArray(LONGS, words, at + c * RowGroups.BLOCK + 2 * LANES);
            LongVector word3 = LongVector.fromArray(LONGS, words, at + c * RowGroups.BLOCK + 3 * LANES);
            for (int k = 0; k < TERMS; k++) {
                LongVector entries = entries(table, c * TERMS + k);
                sum0 = terms(entries, word0, 4 * k).add(sum0);
                sum1 = terms(entries, word1, 4 * k).add(sum1);
                sum2 = terms(entries, word2, 4 * k).add(sum2);
                sum3 = terms(entries, word3, 4 * k).add(sum3);
            }
        }
        sum0.intoArray(products, first);
        sum1.intoArray(products, first + LANES);
        sum2.intoArray(products, first + 2 * LANES);
        sum3.intoArray(products, first + 3 * LANES);
    }

    @Override
    void add(long[] words, int at, double[] table, int[] terms, int count, double[] sum) {
        for (int j = 0; j < sum.length; j += ROWS) {
            addColumns(words, at + j, table, terms, count, sum, j);
        }
    }

    private static void addColumns(long[] words, int at, double[] table, int[] terms, int count, double[] sum, int j) {
        DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, sum, j);
        DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, sum, j + LANES);
        DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, sum, j + 2 * LANES);
        DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, sum, j + 3 * LANES);
        LongVector word0 = LongVector.fromArray(LONGS, words, at);
        LongVector word1 = LongVector.fromArray(LONGS, words, at + LANES);
        LongVector word2 = LongVector.fromArray(LONGS, words, at + 2 * LANES);
        LongVector word3 = LongVector.fromArray(LONGS, words, at + 3 * LANES);
        for (int k = 0; k < count; k++) {
            LongVector entries = entries(table, terms[k]);
            sum0 = terms(entries, word0, 4 * terms[k]).add(sum0);
            sum1 = terms(entries, word1, 4 * terms[k]).add(sum1);
            sum2 = terms(entries, word2, 4 * terms[k]).add(sum2);
            sum3 = terms(entries, word3, 4 * terms[k]).add(sum3);
        }
        sum0.intoArray(sum, j);
        sum1.intoArray(sum, j + LANES);
        sum2.intoArray(sum, j + 2 * LANES);
        sum3.intoArray(sum, j + 3 * LANES);
    }

    private static LongVector entries(double[] table, int term) {
        return DoubleVector.fromArray(DOUBLES, table, term * ENTRIES).reinterpretAsLongs();
    }

    /** The terms of eight words whose signs are {@code bit}. */
    private static DoubleVector terms(LongVector entries, LongVector words, int bit) {
        LongVector signs = words.lanewise(LSHL, Long.SIZE - 1 - bit).and(Long.MIN_VALUE);
        return words.lanewise(LSHR, bit + 1)
                .and(ENTRIES - 1)
                .selectFrom(entries)
                .lanewise(XOR, signs)
                .reinterpretAsDoubles();
    }
}
