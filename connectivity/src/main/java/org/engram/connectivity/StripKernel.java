package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;

/**
 * Products of one strip of a block of rows, panel by panel: the loops that all time goes into are those of a panel. Every
 * implementation keeps the order of summation of {@link DenseSynapses} and gives the same bits. For one thread.
 *
 * <p>Arguments: {@code lanes} [64][{@linkplain Arithmetic#sums sums}], those of each row's product; {@code sum} [columns filled up to whole
 * chunks], of which the strip's columns are used. Panels whose weights are all 0 may be left out of a sum.
 */
abstract class StripKernel {
    private final int columns;
    private final int sums;
    private final Numbers g;
    private final Numbers weights;
    private double weightUnit;

    /**
     * @param g room for the vector that rows are multiplied with [columns filled up to whole chunks]
     * @param weights room for those of a block of rows [64]
     */
    StripKernel(PanelLayout layout, Numbers g, Numbers weights) {
        columns = layout.columns();
        sums = layout.arithmetic().sums();
        this.g = g;
        this.weights = weights;
    }

    /**
     * Takes over the vector g [N_f] of the coming products.
     *
     * @return what products are to be multiplied by
     */
    final double load(double[] g) {
        return this.g.load(g, 0, columns);
    }

    /** Takes over the weights of the block's rows, {@code from} to {@code to} (exclusive) of all rows. */
    final void weigh(double[] weights, int from, int to) {
        weightUnit = this.weights.load(weights, from, to);
        this.weights.clear(to - from, RowGroups.BLOCK);
    }

    /** Adds products of the strip's entries with g to the lanes. */
    final void multiply(Strip strip, double[] lanes) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            multiply(strip.block, strip.at + panel * size, size, strip.column, lanes, panel * PANEL * sums);
        }
    }

    /** Adds weighted rows to the sum. */
    final void add(Strip strip, double[] sum) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            if (!weights.areZero(panel * PANEL, panel * PANEL + PANEL)) {
                add(strip.block, strip.at + panel * size, size, panel * PANEL, sum, strip.column);
            }
        }
        finish(strip, weightUnit, sum);
    }

    /** {@link #multiply} and {@link #add} in one reading. */
    final void both(Strip strip, double[] lanes, double[] sum) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            int at = strip.at + panel * size;
            both(strip.block, at, size, strip.column, lanes, panel * PANEL * sums, panel * PANEL, sum);
        }
        finish(strip, weightUnit, sum);
    }

    /** Writes the strip's entries as numbers of the arithmetic, from {@code to} on, a panel every {@code panelSize}. */
    final void unpack(Strip strip, int panelSize, Numbers entries, int to) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            unpack(strip.block, strip.at + panel * size, size, entries.array(), to + panel * panelSize);
        }
    }

    /** Adds products of a panel's entries, {@code size} from {@code at} on in a block of memory, with g from {@code column} on. */
    abstract void multiply(int block, int at, int size, int column, double[] lanes, int lane);

    /** Adds a panel's rows, of which the first one is {@code row}, to the sum from {@code column} on. */
    abstract void add(int block, int at, int size, int row, double[] sum, int column);

    /** Both with the same entries. */
    abstract void both(int block, int at, int size, int column, double[] lanes, int lane, int row, double[] sum);

    /** Called when all panels of a strip have been added, with what their weights were divided by. */
    abstract void finish(Strip strip, double weightUnit, double[] sum);

    abstract void unpack(int block, int at, int size, Object entries, int to);
}
