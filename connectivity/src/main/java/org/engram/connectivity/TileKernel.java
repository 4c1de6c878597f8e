package org.engram.connectivity;

/**
 * Products of float64 entries in a second-level cache with the vectors of four states at a time: the two loops of a batch.
 * Entries come in panels as stored; g, sums and weights of four states are interleaved as {@link BatchTraversal} says.
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
    void multiply(double[] x, int at, int chunks, double[] g, int gAt, double[] lanes, int lane);

    /**
     * Adds the weighted rows of some panels to four states' sums, four chunks of columns.
     *
     * @param at where the first of the chunks begins in {@code x}
     * @param panelSize entries of a panel
     * @param w weights [row][4 states], from {@code wAt} on
     */
    void add(double[] x, int at, int panelSize, int panels, double[] w, int wAt, double[] sum, int sumAt);
}
