package org.engram.connectivity;

import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over signs in vectors of 512 bits: the eight entries for four numbers are one vector, from which the words of
 * eight rows, or columns, take theirs by a permutation; words are turned so that the coming term's sign is the sign bit
 * and the lowest three bits are its entry.
 */
final class VectorBitKernel implements BitKernel {
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
    public void multiply(long[] words, int at, int count, double[] table, double[] products) {
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
            LongVector word0 = load(words, at + c * RowGroups.BLOCK);
            LongVector word1 = load(words, at + c * RowGroups.BLOCK + LANES);
            LongVector word2 = load(words, at + c * RowGroups.BLOCK + 2 * LANES);
            LongVector word3 = load(words, at + c * RowGroups.BLOCK + 3 * LANES);
            for (int k = 0; k < TERMS; k++) {
                LongVector entries = entries(table, c * TERMS + k);
                sum0 = sum0.add(terms(entries, word0));
                sum1 = sum1.add(terms(entries, word1));
                sum2 = sum2.add(terms(entries, word2));
                sum3 = sum3.add(terms(entries, word3));
                word0 = word0.lanewise(ROR, 4);
                word1 = word1.lanewise(ROR, 4);
                word2 = word2.lanewise(ROR, 4);
                word3 = word3.lanewise(ROR, 4);
            }
        }
        sum0.intoArray(products, first);
        sum1.intoArray(products, first + LANES);
        sum2.intoArray(products, first + 2 * LANES);
        sum3.intoArray(products, first + 3 * LANES);
    }

    @Override
    public void add(long[] words, int at, double[] table, int[] terms, int count, double[] sum) {
        for (int j = 0; j < sum.length; j += ROWS) {
            addColumns(words, at + j, table, terms, count, sum, j);
        }
    }

    private static void addColumns(long[] words, int at, double[] table, int[] terms, int count, double[] sum, int j) {
        DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, sum, j);
        DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, sum, j + LANES);
        DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, sum, j + 2 * LANES);
        DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, sum, j + 3 * LANES);
        LongVector word0 = load(words, at);
        LongVector word1 = load(words, at + LANES);
        LongVector word2 = load(words, at + 2 * LANES);
        LongVector word3 = load(words, at + 3 * LANES);
        for (int k = 0; k < count; k++) {
            LongVector entries = entries(table, terms[k]);
            long turn = 4 * terms[k];
            sum0 = sum0.add(terms(entries, word0.lanewise(ROR, turn)));
            sum1 = sum1.add(terms(entries, word1.lanewise(ROR, turn)));
            sum2 = sum2.add(terms(entries, word2.lanewise(ROR, turn)));
            sum3 = sum3.add(terms(entries, word3.lanewise(ROR, turn)));
        }
        sum0.intoArray(sum, j);
        sum1.intoArray(sum, j + LANES);
        sum2.intoArray(sum, j + 2 * LANES);
        sum3.intoArray(sum, j + 3 * LANES);
    }

    private static LongVector load(long[] words, int at) {
        return LongVector.fromArray(LONGS, words, at).lanewise(ROR, 1);
    }

    private static LongVector entries(double[] table, int term) {
        return DoubleVector.fromArray(DOUBLES, table, term * ENTRIES).reinterpretAsLongs();
    }

    private static DoubleVector terms(LongVector entries, LongVector words) {
        return words.and(ENTRIES - 1)
                .selectFrom(entries)
                .lanewise(XOR, words.and(Long.MIN_VALUE))
                .reinterpretAsDoubles();
    }
}
