package org.engram.connectivity;

/**
 * The two loops over a block of 64 rows of signs. Both add up terms of four signs, found in a table of sums of four numbers
 * x0 to x3; numbers, tables and terms are in the kernel's arithmetic. Each has its own {@linkplain #arrange way} to
 * keep the 64 words of a square of 64 x 64 signs.
 */
interface BitKernel {
    /** Numbers whose signs make a word. */
    int SIGNS = Long.SIZE;

    /** Terms of a word. */
    int TERMS = SIGNS / 4;

    /** Entries of a table for four numbers. */
    int entries();

    /** Arranges 64 words of signs, bit 0 for plus, the way the loops read them. */
    void arrange(long[] words, int at);

    /** Undoes {@link #arrange}. */
    void restore(long[] words, int at);

    /** Whether a sign of words that have been arranged is a minus. */
    boolean isMinus(long[] words, int at, int word, int bit);

    /** Writes the entries for the four numbers from {@code at} on. */
    void tabulate(Object numbers, int at, Object table, int to);

    /**
     * Writes the products of 64 rows: each row's terms added up in order.
     *
     * @param words of 64 rows, a square after the other
     * @param count words of a row
     * @param table of the numbers that rows are multiplied with
     * @param products of the rows [64]
     */
    void multiply(long[] words, int at, int count, Object table, double[] products);

    /**
     * Adds the terms of 64 rows to the sums of columns, in order.
     *
     * @param words of 64 rows of each column, a square after the other
     * @param table of the rows' weights
     * @param silent which terms are those of four weights 0 and may be left out [16]
     * @param unit what the weights were divided by
     * @param sum a multiple of 64 columns
     */
    void add(long[] words, int at, Object table, boolean[] silent, double unit, double[] sum);
}
