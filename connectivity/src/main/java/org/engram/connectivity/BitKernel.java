package org.engram.connectivity;

/**
 * The two loops over a block of 64 rows of signs. Both add up terms of four signs, found in a table: entry e of the eight
 * entries for four numbers x0 to x3 is {@code (x0 ± x1) + (±x2 ± x3)}, where bit k of e is set if x(k+1) enters with a
 * minus. In a {@linkplain SignWords#encode word of coded signs} four bits stand for a term: the lowest one for its sign,
 * 1 for minus, the others for e.
 */
interface BitKernel {
    /** Entries of a table for four numbers. */
    int ENTRIES = 8;

    /** Numbers whose signs make a word. */
    int SIGNS = Long.SIZE;

    /** Terms of a word. */
    int TERMS = SIGNS / 4;

    /** Entries of the tables of a word's terms. */
    int TABLE = TERMS * ENTRIES;

    /**
     * Writes the products of 64 rows: the sum, from 0 on and in order, of each row's terms.
     *
     * @param words word c of row r at {@code at + 64 c + r}
     * @param count words of a row
     * @param table of the numbers that rows are multiplied with
     * @param products of the rows [64]
     */
    void multiply(long[] words, int at, int count, double[] table, double[] products);

    /**
     * Adds the terms of 64 rows to the sums of columns, in order.
     *
     * @param words the word of column j at {@code at + j}
     * @param table of the rows' weights
     * @param terms the terms to add, rising
     * @param count of the terms
     * @param sum a multiple of 64 columns
     */
    void add(long[] words, int at, double[] table, int[] terms, int count, double[] sum);

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
