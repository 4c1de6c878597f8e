package org.engram.connectivity;

/** The loops over signs in float32 that run everywhere. */
final class ScalarFloatBitKernel extends HalvedSigns {
    private static final int LAST = ENTRIES - 1;

    @Override
    void tabulate(float[] x, int at, float[] table, int to) {
        for (int e = 0; e < ENTRIES; e++) {
            float first = signed(x[at], e) + signed(x[at + 1], e >> 1);
            float second = signed(x[at + 2], e >> 2) + signed(x[at + 3], e >> 3);
            table[to + e] = first + second;
        }
    }

    private static float signed(float x, int bits) {
        return (bits & 1) == 0 ? x : -x;
    }

    @Override
    void multiply(long[] words, int at, int count, float[] table, double[] products) {
        for (int row = 0; row < RowGroups.BLOCK; row++) {
            double total = 0;
            for (int c = 0; c < count; c += WORDS_AT_ONCE) {
                float sum = 0;
                for (int word = c; word < Math.min(count, c + WORDS_AT_ONCE); word++) {
                    int square = at + word * SIGNS;
                    sum = addTerms(half(words, square, row, 0), table, 2 * word * HALF_TABLE, sum);
                    sum = addTerms(half(words, square, row, 1), table, (2 * word + 1) * HALF_TABLE, sum);
                }
                total += sum;
            }
            products[row] = total;
        }
    }

    private static float addTerms(int half, float[] table, int at, float sum) {
        float total = sum;
        for (int term = 0; term < HALF_TERMS; term++) {
            total += table[at + term * ENTRIES + ((half >>> (4 * term)) & LAST)];
        }
        return total;
    }

    @Override
    void add(long[] words, int at, float[] table, boolean first, boolean second, double unit, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            int square = at + j / SIGNS * SIGNS;
            float total = first ? addTerms(half(words, square, j % SIGNS, 0), table, 0, 0) : 0;
            if (second) {
                total = addTerms(half(words, square, j % SIGNS, 1), table, HALF_TABLE, total);
            }
            sum[j] += unit * total;
        }
    }
}
