package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 32-bit floating point: 4 bytes read for 2 flops of a product, which are done in float64. */
final class Float32Rows implements StoredRows {
    private final RowBlocks layout;
    private final float[][] blocks;
    private final RowKernel kernel;

    Float32Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Float.BYTES);
        kernel = RowKernel.of(layout);
        blocks = new float[layout.count()][];
        Arrays.setAll(blocks, b -> new float[layout.length(b)]);
        StoredRows.forEach(patterns, this::store);
    }

    private void store(double[] pattern, int row) {
        float[] x = blocks[layout.block(row)];
        for (int j = 0; j < pattern.length; j++) {
            x[layout.offset(row) + j] = entry(pattern[j], row, j);
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
    public RowBlocks layout() {
        return layout;
    }

    @Override
    public double entry(int row, int column) {
        return blocks[layout.block(row)][layout.offset(row) + column];
    }

    @Override
    public RowTraversal traversal() {
        return new RowByRow(columns()) {
            @Override
            double dot(int row, double[] g) {
                return kernel.dot(blocks[layout.block(row)], layout.offset(row), g);
            }

            @Override
            void addScaled(int row, double weight, double[] sum) {
                kernel.addScaled(blocks[layout.block(row)], layout.offset(row), weight, sum);
            }
        };
    }
}
