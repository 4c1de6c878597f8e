package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 32-bit floating point: 4 bytes read for 2 flops of a product, which are done in float64. */
final class Float32Rows extends PanelRows {
    private final float[][] blocks;

    Float32Rows(Patterns patterns) {
        super(PanelLayout.of(patterns.count(), patterns.size(), Float.BYTES));
        blocks = new float[layout().count()][];
        Arrays.setAll(blocks, b -> new float[panels().length(b)]);
        StoredRows.forEach(patterns, this::store);
    }

    private void store(double[] pattern, int row) {
        float[] x = blocks[layout().block(row)];
        for (int j = 0; j < pattern.length; j++) {
            x[panels().entry(row, j)] = entry(pattern[j], row, j);
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
    public double entry(int row, int column) {
        return blocks[layout().block(row)][panels().entry(row, column)];
    }

    @Override
    Object[] blocks() {
        return blocks;
    }

    @Override
    void unpack(int block, int at, int length, double[] entries, int to) {
        float[] x = blocks[block];
        for (int k = 0; k < length; k++) {
            entries[to + k] = x[at + k];
        }
    }
}
