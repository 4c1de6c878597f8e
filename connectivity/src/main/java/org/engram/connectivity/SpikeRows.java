package org.engram.connectivity;

import java.util.Arrays;

/**
 * Synapses for spikes: one row for each cell that may fire, with its weights to all cells of the other layer side by side,
 * so that a spike reads one run of memory. Immutable.
 */
public final class SpikeRows {
    private final StoredRows rows;
    private final double factor;
    private final double largest;

    private SpikeRows(StoredRows rows, double factor) {
        this.rows = rows;
        this.factor = factor * rows.scale();
        double most = 0;
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                most = Math.max(most, Math.abs(rows.entry(row, column)));
            }
        }
        largest = most * Math.abs(this.factor);
    }

    /**
     * xi = factor * pattern, a row for each memory: what its spikes do to the features.
     *
     * <p>One byte a synapse where all patterns are whole numbers of at most 127, which is exact; else float32.
     */
    public static SpikeRows ofMemories(Patterns patterns, double factor) {
        return new SpikeRows(stored(patterns), factor);
    }

    /** The same synapses, a row for each feature: what its spikes do to the memories. */
    public SpikeRows transposed() {
        return new SpikeRows(stored(new Columns(rows)), factor / rows.scale());
    }

    private static StoredRows stored(Patterns patterns) {
        return areSmallIntegers(patterns) ? new Int8Rows(patterns) : new Float32Rows(patterns);
    }

    private static boolean areSmallIntegers(Patterns patterns) {
        double[] pattern = new double[patterns.size()];
        for (int row = 0; row < patterns.count(); row++) {
            patterns.row(row, pattern);
            if (!Arrays.stream(pattern).allMatch(x -> x == Math.rint(x) && Math.abs(x) <= Byte.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /** The number of cells that may fire. */
    public int count() {
        return rows.rows();
    }

    /** The number of cells that hear each of them. */
    public int width() {
        return rows.columns();
    }

    /** The largest absolute weight. */
    public double largest() {
        return largest;
    }

    /** Adds {@code amount} times the weights of a row to {@code sum} [width]. */
    public void add(int row, double amount, double[] sum) {
        rows.addScaled(row, factor * amount, sum);
    }

    /** The columns of a matrix as patterns. */
    private record Columns(StoredRows rows) implements Patterns {
        @Override
        public int count() {
            return rows.columns();
        }

        @Override
        public int size() {
            return rows.rows();
        }

        @Override
        public void row(int index, double[] out) {
            for (int row = 0; row < out.length; row++) {
                out[row] = rows.scale() * rows.entry(row, index);
            }
        }
    }
}
