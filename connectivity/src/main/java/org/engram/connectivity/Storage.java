package org.engram.connectivity;

/** How a synapse is stored. */
public enum Storage {
    /** 64-bit floating point. */
    FLOAT64(Double.SIZE),
    /** 32-bit floating point; relative rounding error of a synapse at most 2^-24. */
    FLOAT32(Float.SIZE),
    /**
     * Integers of 8 bits with one scale for all. Integer patterns of at most 127 are exact; else a synapse is rounded to
     * a multiple of the largest absolute one / 127.
     */
    INT8(Byte.SIZE),
    /**
     * Two sign bits, one for each direction, for patterns whose features are all +a or -a; one sign bit where the matrix is
     * so large that the other is better made of it. Exact.
     */
    BIT(2),
    /** Only synapses other than 0, in 32-bit floating point and with the feature's number: 8 bytes for each of them. */
    SPARSE(Float.SIZE + Integer.SIZE);

    private final int bits;

    Storage(int bits) {
        this.bits = bits;
    }

    /** The smallest storage that keeps of patterns what {@link #FLOAT32} would keep: others are chosen where exact. */
    public static Storage smallest(PatternValues values) {
        Storage dense = smallestDense(values);
        return values.present() * SPARSE.bits < dense.bits ? SPARSE : dense;
    }

    /** The smallest such storage but {@link #SPARSE}. */
    public static Storage smallestDense(PatternValues values) {
        return values.bipolar() ? BIT : values.smallIntegers() ? INT8 : FLOAT32;
    }

    /**
     * The bytes that xi [memories x features] takes; {@link Long#MAX_VALUE} if these are even more.
     *
     * @param present the share of synapses other than 0
     */
    public long bytes(long memories, long features, double present) {
        return (long)
                switch (this) {
                    case BIT -> bitBytes(words(memories) * Long.SIZE * words(features) * Long.BYTES);
                    case SPARSE -> memories * (present * features * bits / Byte.SIZE + Integer.BYTES);
                    default -> PanelLayout.bytes(memories, features, bits / Byte.SIZE, Arithmetic.FLOAT64);
                };
    }

    private static double bitBytes(double once) {
        return once <= BitRows.MOST_BYTES_TWICE ? 2 * once : once;
    }

    /** Words for a number of signs; in floating point, since it may be any number. */
    private static double words(long signs) {
        return Math.ceil(signs / (double) Long.SIZE);
    }

    /** Whether products with synapses that are stored like this can be computed in an arithmetic. */
    public boolean allows(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.FLOAT64 || this == FLOAT32 || this == INT8 || this == BIT;
    }

    /**
     * The synapses xi = factor * pattern, in memory, with products in float64.
     *
     * @param factor finite
     * @throws PatternException if the patterns cannot be stored in this way
     */
    public Synapses build(Patterns patterns, double factor) {
        return build(patterns, factor, Place.HEAP, Arithmetic.FLOAT64);
    }

    /**
     * The synapses xi = factor * pattern.
     *
     * @param factor finite
     * @param arithmetic of products; one that this storage {@linkplain #allows allows}
     * @throws PatternException if the patterns cannot be stored in this way, or not in this place
     */
    public Synapses build(Patterns patterns, double factor, Place place, Arithmetic arithmetic) {
        if (!allows(arithmetic)) {
            throw new IllegalArgumentException(this + " synapses have no products in " + arithmetic);
        }
        StoredRows rows = switch (this) {
            case FLOAT64 -> new Float64Rows(patterns, place);
            case FLOAT32 -> new Float32Rows(patterns, place, arithmetic);
            case INT8 -> new Int8Rows(patterns, place, arithmetic);
            case BIT -> new BitRows(patterns, place, arithmetic);
            case SPARSE -> new SparseRows(patterns);
        };
        return new DenseSynapses(rows, factor);
    }
}
