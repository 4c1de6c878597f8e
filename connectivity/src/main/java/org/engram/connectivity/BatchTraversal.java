package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;
import static org.engram.connectivity.TileKernel.SIDE;
import static org.engram.connectivity.TileKernel.WINDOW;

import java.util.Arrays;

/**
 * The way of several states through rows stored in panels, 64 rows at a time: what {@link PanelTraversal} does for one, bit
 * for bit, but rows are read and converted to numbers of the arithmetic once for all states; a strip of them, 128 KB, is worked on at a time and
 * stays in a second-level cache. For one thread.
 *
 * <p>States are interleaved by four: g and sums as [strip][four states][chunk][state][column], weights as [four states][row][state],
 * the sums of products as [four states][row][state][sum]. States are filled up to a multiple of 4, columns
 * to one of four chunks; what fills up is never read.
 */
final class BatchTraversal {
    private static final int BLOCK = RowGroups.BLOCK;

    private final int capacity;
    private int states;
    private final int columns;
    private final int width;
    private final int chunk;
    private final int stripColumns;
    private final Arithmetic arithmetic;
    private final int sums;
    private final int panelSize;
    private final StripKernel kernel;
    private final TileKernel tiles;
    private final Strip strip;
    private final Numbers entries;
    private final Numbers g;
    private final Numbers weights;
    private final double[] units;
    private final double[] weightUnits;
    private final double[] sum;
    private final double[] lanes;

    BatchTraversal(PanelLayout layout, Window<?> window, StripKernel kernel, TileKernel tiles, int states) {
        capacity = filled(states);
        this.kernel = kernel;
        this.tiles = tiles;
        columns = layout.columns();
        arithmetic = layout.arithmetic();
        sums = arithmetic.sums();
        chunk = layout.chunk();
        width = (layout.width() + WINDOW * chunk - 1) & -(WINDOW * chunk);
        stripColumns = layout.strip();
        panelSize = PANEL * Math.min(stripColumns, width);
        strip = new Strip(layout, window);
        int strips = (width + stripColumns - 1) / stripColumns;
        entries = Numbers.of(arithmetic, Math.multiplyExact(strips, BLOCK / PANEL * panelSize));
        g = Numbers.of(arithmetic, Math.multiplyExact(capacity, width));
        weights = Numbers.of(arithmetic, capacity * BLOCK);
        units = new double[capacity];
        weightUnits = new double[capacity];
        sum = new double[capacity * width];
        lanes = new double[capacity * BLOCK * sums];
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
        int left = column & -stripColumns;
        int within = column - left;
        return left * states
                + state / SIDE * SIDE * Math.min(stripColumns, width - left)
                + (within & -chunk) * SIDE
                + state % SIDE * chunk
                + (within & chunk - 1);
    }

    /** Takes over the vector g [N_f] of a state's coming products. */
    void load(int state, double[] g) {
        units[state] = arithmetic.unit(g, 0, columns);
        double inverse = 1 / units[state];
        for (int left = 0; left < columns; left += chunk) {
            int at = place(state, left);
            for (int i = 0; i < Math.min(chunk, columns - left); i++) {
                this.g.set(at + i, arithmetic.round(g[left + i] * inverse));
            }
        }
    }

    /** Sets all sums to 0. */
    void clear() {
        Arrays.fill(sum, 0, states * width, 0);
    }

    /** Multiplies the block of rows that begins at {@code row} with all states' g. */
    void multiply(int row) {
        Arrays.fill(lanes, 0, states * BLOCK * sums, 0);
        strip.toBlock(row);
        do {
            kernel.unpack(strip, panelSize, entries, strip.column * BLOCK);
            for (int panel = 0; panel < strip.panels; panel++) {
                multiplyPanel(panel);
            }
        } while (strip.next());
    }

    private void multiplyPanel(int panel) {
        int chunks = strip.width / chunk;
        int at = strip.column * BLOCK + panel * panelSize;
        for (int state = 0; state < states; state += SIDE) {
            int gAt = place(state, strip.column);
            for (int row = 0; row < PANEL; row += SIDE) {
                int lane = (state * BLOCK + (panel * PANEL + row) * SIDE) * sums;
                tiles.multiply(entries.array(), at + row * chunk, chunks, g.array(), gAt, lanes, lane);
            }
        }
    }

    /** Writes a state's products with rows {@code from} to {@code to} of the block that was multiplied last. */
    void products(int state, int from, int to, double[] products) {
        int lane = (state / SIDE * SIDE * BLOCK + state % SIDE) * sums;
        for (int row = from; row < to; row++, lane += SIDE * sums) {
            products[row] = units[state] * arithmetic.total(lanes, lane);
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
        weightUnits[state] = arithmetic.unit(weights, from, to);
        double inverse = 1 / weightUnits[state];
        int at = state / SIDE * SIDE * BLOCK + state % SIDE;
        for (int row = from; row < from + BLOCK; row++, at += SIDE) {
            this.weights.set(at, row < to ? arithmetic.round(weights[row] * inverse) : 0);
        }
    }

    /** Adds the rows of the block that begins at {@code row}, which was multiplied last, to all sums. */
    void add(int row) {
        strip.toBlock(row);
        do {
            for (int column = 0; column < strip.width; column += WINDOW * chunk) {
                addColumns(column);
            }
        } while (strip.next());
    }

    private void addColumns(int column) {
        int at = strip.column * BLOCK + column * PANEL;
        for (int state = 0; state < states; state += SIDE) {
            int sumAt = place(state, strip.column + column);
            tiles.add(
                    entries.array(),
                    at,
                    panelSize,
                    strip.panels,
                    weights.array(),
                    state * BLOCK,
                    weightUnits,
                    state,
                    sum,
                    sumAt);
        }
    }

    /** Writes a state's sum [N_f]. */
    void store(int state, double[] sum) {
        for (int left = 0; left < columns; left += chunk) {
            int at = place(state, left);
            for (int i = 0; i < Math.min(chunk, columns - left); i++) {
                sum[left + i] = this.sum[at + i] + 0.0;
            }
        }
    }
}
