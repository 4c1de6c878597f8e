package org.engram.connectivity;

/** Rows in 32-bit floating point: 4 bytes read for 2 flops of a product, which are done in float64. */
final class Float32Rows extends PanelRows<float[]> {
    Float32Rows(Patterns patterns, Place place) {
        super(patterns, ArrayType.FLOATS, place);
        fill(patterns);
    }

    @Override
    void store(double[] pattern, int row, float[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + panels().entry(row, j)] = entry(pattern[j], row, j);
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
