package org.engram.connectivity;

/** The loops over signs that run everywhere. */
final class ScalarBitKernel extends CodedSigns {
    private static final int LAST = ENTRIES - 1;
    private static final double[] PLUS_OR_MINUS = {1, -1};

    @Override
    void multiply(long[] words, int at, int count, double[] table, double[] products) {
        for (int row = 0; row < RowGroups.BLOCK; row++) {
            double sum = 0;
            for (int c = 0; c < count; c++) {
                sum = addTerms(words[at + c * RowGroups.BLOCK + row], table, c * TABLE, sum);
            }
            products[row] = sum;
        }
    }

    private static double addTerms(long word, double[] table, int at, double sum) {
        double total = sum;
        for (int k = at; k < at + TABLE; k += ENTRIES) {
            total += term(word, table, k);
            word >>>= 4;
        }
        return total;
    }

    @Override
    void add(long[] words, int at, double[] table, int[] terms, int count, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            double total = sum[j];
            long word = words[at + j];
            for (int k = 0; k < count; k++) {
                total += term(word >>> (4 * terms[k]), table, ENTRIES * terms[k]);
            }
            sum[j] = total;
        }
    }

    private static double term(long word, double[] table, int at) {
        return PLUS_OR_MINUS[(int) word & 1] * table[at + ((int) (word >>> 1) & LAST)];
    }
}
