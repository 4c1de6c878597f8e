package org.engram.connectivity;

/**
 * The loops that all time goes into: products of one strip of a block of rows. Every implementation keeps the order of
 * summation of {@link DenseSynapses} and gives the same bits.
 *
 * <p>Arguments: g and sum [columns filled up to a multiple of 8], of which the strip's columns are used; {@code weights}
 * [64], those of the block's rows; {@code lanes} [64][8], the eight sums of each row's product. Panels whose weights are
 * all 0 may be left out of a sum.
 */
interface StripKernel {
    /** Adds products of the strip's entries with g to the lanes. */
    void multiply(Strip strip, double[] g, double[] lanes);

    /** Adds weighted rows to the sum. */
    void add(Strip strip, double[] weights, double[] sum);

    /** {@link #multiply} and {@link #add} in one reading. */
    void both(Strip strip, double[] g, double[] lanes, double[] weights, double[] sum);

    /** Writes the strip's entries in float64, from {@code to} on, a panel every {@code panelSize}. */
    void unpack(Strip strip, int panelSize, double[] entries, int to);

    /** Whether the weights of a panel's rows are all 0, from {@code row} on. */
    static boolean silent(double[] weights, int row) {
        for (int r = row; r < row + PanelLayout.PANEL; r++) {
            if (weights[r] != 0) {
                return false;
            }
        }
        return true;
    }
}
