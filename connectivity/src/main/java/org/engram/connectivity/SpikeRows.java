package org.engram.connectivity;

/**
 * Synapses for spikes: one row for each cell that may fire, with its weights to all cells of the other layer side by side,
 * so that a spike reads one run of memory. Immutable.
 *
 * <p>float64 where that is asked for; else one byte a synapse where all patterns are whole numbers of at most 127, and
 * float32 where they are not.
 */
public final class SpikeRows {
    private final SingleRows<?> rows;
    private final double factor;
    private final double largest;

    private SpikeRows(SingleRows<?> rows, double factor, double largest) {
        this.rows = rows;
        this.factor = factor;
        this.largest = largest;
    }

    /**
     * xi = factor * pattern, a row for each memory: what its spikes do to the features.
     *
     * @param storage {@link Storage#FLOAT64} for as much; of all others what they keep is kept here, or more
     * @throws PatternException if a feature is too large for 32-bit floating point
     */
    public static SpikeRows ofMemories(Patterns patterns, double factor, Storage storage) {
        SingleRows<?> rows = storage == Storage.FLOAT64
                ? new DoubleRows(patterns)
                : patterns.values().smallIntegers() ? new ByteRows(patterns) : new FloatRows(patterns);
        return new SpikeRows(rows, factor, rows.largest() * Math.abs(factor));
    }

    /** The same synapses, a row for each feature: what its spikes do to the memories. */
    public SpikeRows transposed() {
        return new SpikeRows(rows.transposed(), factor, largest);
    }

    /** The number of cells that may fire. */
    public int count() {
        return rows.count();
    }

    /** The number of cells that hear each of them. */
    public int width() {
        return rows.size();
    }

    /** What they take in memory. */
    public long bytes() {
        return (long) rows.count() * rows.size() * rows.entryBytes();
    }

    /** How each synapse is kept. */
    public Storage storage() {
        return switch (rows.entryBytes()) {
            case Byte.BYTES -> Storage.INT8;
            case Float.BYTES -> Storage.FLOAT32;
            default -> Storage.FLOAT64;
        };
    }

    /** The largest absolute weight. */
    public double largest() {
        return largest;
    }

    /** Adds {@code amount} times the weights of a row to {@code sum} [width]. */
    public void add(int row, double amount, double[] sum) {
        rows.addScaled(row, factor * amount, sum);
    }
}
