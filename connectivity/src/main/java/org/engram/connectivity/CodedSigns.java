package org.engram.connectivity;

/**
 * The way of float64: entry e of eight is {@code (x0 ± x1) + (±x2 ± x3)}, where bit k of e is set if x(k+1) enters with a
 * minus. In a {@linkplain SignWords#encode word of coded signs} four bits stand for a term: the lowest one for its sign, 1
 * for minus, the others for e.
 */
abstract class CodedSigns implements BitKernel {
    static final int ENTRIES = 8;
    static final int TABLE = TERMS * ENTRIES;

    /** The terms to add. */
    private final int[] terms = new int[TERMS];

    @Override
    public final int entries() {
        return ENTRIES;
    }

    @Override
    public final void arrange(long[] words, int at) {
        for (int i = at; i < at + SIGNS; i++) {
            words[i] = SignWords.encode(words[i]);
        }
    }

    @Override
    public final void restore(long[] words, int at) {
        arrange(words, at); // coding twice does nothing
    }

    @Override
    public final boolean isMinus(long[] words, int at, int word, int bit) {
        return (SignWords.encode(words[at + word]) >>> bit & 1) != 0;
    }

    @Override
    public final void tabulate(Object numbers, int at, Object table, int to) {
        tabulate((double[]) numbers, at, (double[]) table, to);
    }

    @Override
    public final void multiply(long[] words, int at, int count, Object table, double[] products) {
        multiply(words, at, count, (double[]) table, products);
    }

    @Override
    public final void add(long[] words, int at, Object table, boolean[] silent, double unit, double[] sum) {
        int count = 0;
        for (int term = 0; term < TERMS; term++) {
            if (!silent[term]) {
                terms[count++] = term;
            }
        }
        if (count > 0) {
            add(words, at, (double[]) table, terms, count, sum);
        }
    }

    abstract void multiply(long[] words, int at, int count, double[] table, double[] products);

    /** @param terms the {@code count} terms to add, rising */
    abstract void add(long[] words, int at, double[] table, int[] terms, int count, double[] sum);

    /** Writes the eight entries for the numbers from {@code at} on. */
    static void tabulate(double[] x, int at, double[] table, int to) {
        double x0 = x[at];
        double plus = x0 + x[at + 1];
        double minus = x0 - x[at + 1];
        double sum = x[at + 2] + x[at + 3];
        double difference = x[at + 2] - x[at + 3];
        table[to] = plus + sum;
        table[to + 1] = minus + sum;
        table[to + 2] = plus - difference;
        table[to + 3] = minus - difference;
        table[to + 4] = plus + difference;
        table[to + 5] = minus + difference;
        table[to + 6] = plus - sum;
        table[to + 7] = minus - sum;
    }
}
