package org.engram.connectivity;

/**
 * Products of unpacked entries in a second-level cache with the vectors of four states at a time: the two loops of a batch.
 * Entries come in panels as stored; g, sums and weights of four states are interleaved as {@link BatchTraversal} says.
 * Entries, g and weights are numbers of the arithmetic. For one thread.
 */
interface TileKernel {
    /** Rows of a tile, and states of one. */
    int SIDE = 4;

    /** Chunks of a sum that are added to at a time. */
    int WINDOW = 4;

    /**
     * Adds the products of four rows of a panel with four states' g to the lanes [4 rows][4 states][8].
     *
     * @param at where the first of the rows begins in {@code x}
     */
    void multiply(Object x, int at, int chunks, Object g, int gAt, double[] lanes, int lane);

    /**
     * Adds the weighted rows of some panels to four states' sums, four chunks of columns.
     *
     * @param at where the first of the chunks begins in {@code x}
     * @param panelSize entries of a panel
     * @param w weights [row][4 states], from {@code wAt} on
     * @param units of the four states' weights, from {@code state} on
     */
    void add(
            Object x,
            int at,
            int panelSize,
            int panels,
            Object w,
            int wAt,
            double[] units,
            int state,
            double[] sum,
            int sumAt);
}
