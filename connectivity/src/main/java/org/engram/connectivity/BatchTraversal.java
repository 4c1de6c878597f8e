package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.CHUNK;
import static org.engram.connectivity.PanelLayout.PANEL;
import static org.engram.connectivity.TileKernel.SIDE;
import static org.engram.connectivity.TileKernel.WINDOW;

import java.util.Arrays;

/**
 * The way of several states through rows stored in panels, 64 rows at a time: what {@link PanelTraversal} does for one, bit
 * for bit, but rows are read and converted to float64 once for all states; a strip of them, 128 KB, is worked on at a time and
 * stays in a second-level cache. For one thread.
 *
 * <p>States are interleaved by four: g and sums as [strip][four states][chunk][state][column], weights as [four states][row][state],
 * the eight sums of products as [four states][four rows][row][state][8]. States are filled up to a multiple of 4, columns
 * to one of 32; what fills up is never read.
 */
final class BatchTraversal {
    private static final int BLOCK = RowGroups.BLOCK;

    private final int capacity;
    private int states;
    private final int columns;
    private final int width;
    private final int panelSize;
    private final StripKernel kernel;
    private final TileKernel tiles;
    private final Strip strip;
    private final double[] entries;
    private final double[] g;
    private final double[] sum;
    private final double[] lanes;
    private final double[] weights;

    BatchTraversal(PanelLayout layout, Window<?> window, StripKernel kernel, TileKernel tiles, int states) {
        capacity = filled(states);
        this.kernel = kernel;
        this.tiles = tiles;
        columns = layout.columns();
        width = (layout.width() + WINDOW * CHUNK - 1) & -(WINDOW * CHUNK);
        panelSize = PANEL * Math.min(PanelLayout.STRIP, width);
        strip = new Strip(layout, window);
        int strips = (width + PanelLayout.STRIP - 1) / PanelLayout.STRIP;
        entries = new double[Math.multiplyExact(strips, BLOCK / PANEL * panelSize)];
        g = new double[Math.multiplyExact(capacity, width)];
        sum = new double[capacity * width];
        lanes = new double[capacity * BLOCK * CHUNK];
        weights = new double[capacity * BLOCK];
    }

    private static int filled(int states) {
        return (states + SIDE - 1) & -SIDE;
    }

    /** The largest number of states. */
    int capacity() {
        return capacity;
    }

    /** Begins a pass of a number of states, which are loaded next. */
    void begin(int newStates) {
        states = filled(newStates);
    }

    /** Where an element of a state's g or sum lies. */
    private int place(int state, int column) {
        int left = column & -PanelLayout.STRIP;
        int within = column - left;
        return left * states
                + state / SIDE * SIDE * Math.min(PanelLayout.STRIP, width - left)
                + within / CHUNK * SIDE * CHUNK
                + state % SIDE * CHUNK
                + within % CHUNK;
    }

    /** Takes over the vector g [N_f] of a state's coming products. */
    void load(int state, double[] g) {
        for (int column = 0; column < columns; column++) {
            this.g[place(state, column)] = g[column];
        }
    }

    /** Sets all sums to 0. */
    void clear() {
        Arrays.fill(sum, 0, states * width, 0);
    }

    /** Multiplies the block of rows that begins at {@code row} with all states' g. */
    void multiply(int row) {
        Arrays.fill(lanes, 0, states * BLOCK * CHUNK, 0);
        strip.toBlock(row);
        do {
            kernel.unpack(strip, panelSize, entries, strip.column * BLOCK);
            for (int panel = 0; panel < strip.panels; panel++) {
                multiplyPanel(panel);
            }
        } while (strip.next());
    }

    private void multiplyPanel(int panel) {
        int chunks = strip.width / CHUNK;
        int at = strip.column * BLOCK + panel * panelSize;
        for (int state = 0; state < states; state += SIDE) {
            int gAt = place(state, strip.column);
            for (int row = 0; row < PANEL; row += SIDE) {
                int lane = (state * BLOCK + (panel * PANEL + row) * SIDE) * CHUNK;
                tiles.multiply(entries, at + row * CHUNK, chunks, g, gAt, lanes, lane);
            }
        }
    }

    /** Writes a state's products with rows {@code from} to {@code to} of the block that was multiplied last. */
    void products(int state, int from, int to, double[] products) {
        int lane = (state / SIDE * SIDE * BLOCK + state % SIDE) * CHUNK;
        for (int row = from; row < to; row++, lane += SIDE * CHUNK) {
            products[row] = StoredRows.total(lanes, lane);
        }
    }

    /** Multiplies a state's sum by a factor. */
    void scale(int state, double factor) {
        if (factor != 1) {
            for (int column = 0; column < columns; column++) {
                sum[place(state, column)] *= factor;
            }
        }
    }

    /** Takes over a state's weights of rows {@code from} to {@code to}, a block that is to be added. */
    void weigh(int state, int from, int to, double[] weights) {
        int at = state / SIDE * SIDE * BLOCK + state % SIDE;
        for (int row = from; row < from + BLOCK; row++, at += SIDE) {
            this.weights[at] = row < to ? weights[row] : 0;
        }
    }

    /** Adds the rows of the block that begins at {@code row}, which was multiplied last, to all sums. */
    void add(int row) {
        strip.toBlock(row);
        do {
            for (int column = 0; column < strip.width; column += WINDOW * CHUNK) {
                addColumns(column);
            }
        } while (strip.next());
    }

    private void addColumns(int column) {
        int at = strip.column * BLOCK + column * PANEL;
        for (int state = 0; state < states; state += SIDE) {
            int sumAt = place(state, strip.column + column);
            tiles.add(entries, at, panelSize, strip.panels, weights, state * BLOCK, sum, sumAt);
        }
    }

    /** Writes a state's sum [N_f]. */
    void store(int state, double[] sum) {
        for (int column = 0; column < columns; column++) {
            sum[column] = this.sum[place(state, column)] + 0.0;
        }
    }
}
