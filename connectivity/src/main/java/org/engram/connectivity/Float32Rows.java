package org.engram.connectivity;

/** Rows in 32-bit floating point: 4 bytes read for 2 flops of a product. */
final class Float32Rows extends PanelRows<float[]> {
    /** 64 of them, each times a number below 2, can be added up. */
    private static final double LARGEST_SUMMAND = 0x1p120;

    Float32Rows(Patterns patterns, Place place, Arithmetic arithmetic) {
        super(patterns, ArrayType.FLOATS, place, arithmetic);
        fill(patterns);
    }

    @Override
    void store(double[] pattern, int row, float[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + panels().entry(row, j)] = entry(pattern[j], row, j);
            requireRoomForSums(pattern[j], row, j);
        }
    }

    private void requireRoomForSums(double feature, int row, int column) {
        if (arithmetic() == Arithmetic.FLOAT32 && Math.abs(feature) > LARGEST_SUMMAND) {
            throw new PatternException(
                    "pattern %d, feature %d is %s, too large to be added up in 32-bit floating point; scale the patterns or use arithmetic: float64"
                            .formatted(row, column, feature));
        }
    }

    /** @throws PatternException if the feature is too large for a float */
    static float entry(double feature, int row, int column) {
        float entry = (float) feature;
        if (!Float.isFinite(entry)) {
            throw new PatternException(
                    "pattern %d, feature %d is %s, too large for 32-bit floating point; scale the patterns or use storage: float64"
                            .formatted(row, column, feature));
        }
        return entry;
    }

    @Override
    double entry(float[] x, int at) {
        return x[at];
    }

    @Override
    void unpack(float[] x, int at, int length, double[] entries, int to) {
        for (int k = 0; k < length; k++) {
            entries[to + k] = x[at + k];
        }
    }
}
