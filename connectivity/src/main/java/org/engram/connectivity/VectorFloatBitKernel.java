package org.engram.connectivity;

import static jdk.incubator.vector.VectorOperators.LSHR;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over signs in float32 in vectors of 512 bits: the sixteen entries for four numbers are one vector, from which
 * the halved words of sixteen rows, or columns, take theirs by a permutation.
 */
final class VectorFloatBitKernel extends HalvedSigns {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
    private static final int LANES = 16;

    /** Longs of the halved words of as many rows as there are lanes. */
    private static final int STEP = LANES / 2;

    private static final FloatVector SIGN0 = signs(0);
    private static final FloatVector SIGN1 = signs(1);
    private static final FloatVector SIGN2 = signs(2);
    private static final FloatVector SIGN3 = signs(3);

    /** Sums of 64 rows, or columns, in float32. */
    private final float[] sums = new float[SIGNS];

    /** @throws UnsupportedOperationException where vectors are shorter */
    VectorFloatBitKernel() {
        if (FloatVector.SPECIES_PREFERRED.length() < LANES) {
            throw new UnsupportedOperationException("vectors of " + FloatVector.SPECIES_PREFERRED.length() + " lanes");
        }
    }

    /** The signs of x(bit) in the sixteen entries. */
    private static FloatVector signs(int bit) {
        float[] signs = new float[LANES];
        for (int e = 0; e < LANES; e++) {
            signs[e] = (e >> bit & 1) == 0 ? 1 : -1;
        }
        return FloatVector.fromArray(FLOATS, signs, 0);
    }

    @Override
    void tabulate(float[] x, int at, float[] table, int to) {
        FloatVector first = SIGN1.mul(x[at + 1]).add(SIGN0.mul(x[at]));
        FloatVector second = SIGN3.mul(x[at + 3]).add(SIGN2.mul(x[at + 2]));
        first.add(second).intoArray(table, to);
    }

    @Override
    void multiply(long[] words, int at, int count, float[] table, double[] products) {
        Arrays.fill(products, 0);
        for (int c = 0; c < count; c += WORDS_AT_ONCE) {
            int halves = 2 * Math.min(WORDS_AT_ONCE, count - c);
            addHalves(words, at + c * SIGNS, halves, table, 2 * c * HALF_TABLE, sums);
            VectorSums.flush(sums, 0, SIGNS, 1, products, 0);
        }
    }

    @Override
    void add(long[] words, int at, float[] table, boolean first, boolean second, double unit, double[] sum) {
        int from = first ? 0 : 1;
        int halves = (second ? 2 : 1) - from;
        for (int j = 0; j < sum.length; j += SIGNS) {
            addHalves(words, at + j + from * HALF, halves, table, from * HALF_TABLE, sums);
            VectorSums.flush(sums, 0, SIGNS, unit, sum, j);
        }
    }

    /** Adds the terms of a number of times 64 halved words to the sums, which are 0, of 64 rows or columns. */
    private static void addHalves(long[] words, int at, int halves, float[] table, int tableAt, float[] sums) {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int half = 0; half < halves; half++) {
            int word = at + half * HALF;
            IntVector signs0 = LongVector.fromArray(LONGS, words, word).reinterpretAsInts();
            IntVector signs1 = LongVector.fromArray(LONGS, words, word + STEP).reinterpretAsInts();
            IntVector signs2 =
                    LongVector.fromArray(LONGS, words, word + 2 * STEP).reinterpretAsInts();
            IntVector signs3 =
                    LongVector.fromArray(LONGS, words, word + 3 * STEP).reinterpretAsInts();
            for (int term = 0; term < HALF_TERMS; term++) {
                IntVector entries = entries(table, tableAt + (half * HALF_TERMS + term) * ENTRIES);
                sum0 = terms(entries, signs0, 4 * term).add(sum0);
                sum1 = terms(entries, signs1, 4 * term).add(sum1);
                sum2 = terms(entries, signs2, 4 * term).add(sum2);
                sum3 = terms(entries, signs3, 4 * term).add(sum3);
            }
        }
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
    }

    private static IntVector entries(float[] table, int at) {
        return FloatVector.fromArray(FLOATS, table, at).reinterpretAsInts();
    }

    /** The terms of sixteen halved words whose signs begin at {@code bit}. */
    private static FloatVector terms(IntVector entries, IntVector signs, int bit) {
        return signs.lanewise(LSHR, bit).and(ENTRIES - 1).selectFrom(entries).reinterpretAsFloats();
    }
}
