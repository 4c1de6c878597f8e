package org.engram.connectivity;

import java.util.Arrays;

/**
 * The way of float32: entry e of sixteen is {@code (±x0 ± x1) + (±x2 ± x3)}, where bit k of e is set if xk enters with a minus,
 * so that the sixteen lanes of a vector hold them all. Words are cut into halves of 32 signs: those of the first 32 signs of all
 * 64 words, two in a long, and then those of the others.
 */
abstract class HalvedSigns implements BitKernel {
    static final int ENTRIES = 16;

    /** Terms of half a word. */
    static final int HALF_TERMS = TERMS / 2;

    /** Entries of the tables of half a word's terms. */
    static final int HALF_TABLE = HALF_TERMS * ENTRIES;

    /** Longs of halves of words. */
    static final int HALF = SIGNS / 2;

    /** Words of a row after which sums in float32 are added to those in float64. */
    static final int WORDS_AT_ONCE = 2;

    @Override
    public final int entries() {
        return ENTRIES;
    }

    @Override
    public final void arrange(long[] words, int at) {
        long[] square = Arrays.copyOfRange(words, at, at + SIGNS);
        for (int i = 0; i < HALF; i++) {
            words[at + i] = (square[2 * i] & 0xFFFF_FFFFL) | (square[2 * i + 1] << Integer.SIZE);
            words[at + HALF + i] = square[2 * i] >>> Integer.SIZE | square[2 * i + 1] >>> Integer.SIZE << Integer.SIZE;
        }
    }

    @Override
    public final void restore(long[] words, int at) {
        long[] halves = Arrays.copyOfRange(words, at, at + SIGNS);
        for (int i = 0; i < HALF; i++) {
            long first = halves[i];
            long second = halves[HALF + i];
            words[at + 2 * i] = (first & 0xFFFF_FFFFL) | (second << Integer.SIZE);
            words[at + 2 * i + 1] = first >>> Integer.SIZE | second >>> Integer.SIZE << Integer.SIZE;
        }
    }

    /** Half a word, 0 or 1. */
    static int half(long[] words, int at, int word, int half) {
        return (int) (words[at + half * HALF + word / 2] >>> (Integer.SIZE * (word % 2)));
    }

    @Override
    public final boolean isMinus(long[] words, int at, int word, int bit) {
        return (half(words, at, word, bit / Integer.SIZE) >>> bit & 1) != 0;
    }

    @Override
    public final void tabulate(Object numbers, int at, Object table, int to) {
        tabulate((float[]) numbers, at, (float[]) table, to);
    }

    @Override
    public final void multiply(long[] words, int at, int count, Object table, double[] products) {
        multiply(words, at, count, (float[]) table, products);
    }

    @Override
    public final void add(long[] words, int at, Object table, boolean[] silent, double unit, double[] sum) {
        add(words, at, (float[]) table, !areAll(silent, 0), !areAll(silent, HALF_TERMS), unit, sum);
    }

    private static boolean areAll(boolean[] silent, int from) {
        for (int term = from; term < from + HALF_TERMS; term++) {
            if (!silent[term]) {
                return false;
            }
        }
        return true;
    }

    abstract void tabulate(float[] x, int at, float[] table, int to);

    abstract void multiply(long[] words, int at, int count, float[] table, double[] products);

    /**
     * @param first whether to add the first halves
     * @param second whether to add the second ones
     */
    abstract void add(long[] words, int at, float[] table, boolean first, boolean second, double unit, double[] sum);
}
