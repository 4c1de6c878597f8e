package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 32-bit floating point: 4 bytes read for 2 flops of a product, which are done in float64. */
final class Float32Rows implements StoredRows {
    private final RowBlocks layout;
    private final float[][] blocks;

    Float32Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Float.BYTES);
        blocks = new float[layout.count()][];
        Arrays.setAll(blocks, b -> new float[layout.length(b)]);
        StoredRows.forEach(patterns, this::store);
    }

    private void store(double[] pattern, int row) {
        float[] x = blocks[layout.block(row)];
        for (int j = 0; j < pattern.length; j++) {
            float entry = (float) pattern[j];
            if (!Float.isFinite(entry)) {
                throw new PatternException(
                        "pattern %d, feature %d is %s, too large for storage: float32; scale the patterns or use float64"
                                .formatted(row, j, pattern[j]));
            }
            x[layout.offset(row) + j] = entry;
        }
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
    public double dot(int row, double[] g) {
        float[] x = blocks[layout.block(row)];
        int at = layout.offset(row);
        int end = at + layout.width();
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        int j = 0;
        for (; at + 8 <= end; at += 8, j += 8) {
            a0 += x[at] * g[j];
            a1 += x[at + 1] * g[j + 1];
            a2 += x[at + 2] * g[j + 2];
            a3 += x[at + 3] * g[j + 3];
            a4 += x[at + 4] * g[j + 4];
            a5 += x[at + 5] * g[j + 5];
            a6 += x[at + 6] * g[j + 6];
            a7 += x[at + 7] * g[j + 7];
        }
        return StoredRows.total(
                a0 + product(x, at, end, g, j),
                a1 + product(x, at + 1, end, g, j + 1),
                a2 + product(x, at + 2, end, g, j + 2),
                a3 + product(x, at + 3, end, g, j + 3),
                a4 + product(x, at + 4, end, g, j + 4),
                a5 + product(x, at + 5, end, g, j + 5),
                a6 + product(x, at + 6, end, g, j + 6),
                a7);
    }

    private static double product(float[] x, int at, int end, double[] g, int j) {
        return at < end ? x[at] * g[j] : 0;
    }

    @Override
    public void addScaled(int row, double weight, double[] sum) {
        float[] x = blocks[layout.block(row)];
        int at = layout.offset(row);
        for (int j = 0; j < layout.width(); j++) {
            sum[j] += weight * x[at + j];
        }
    }
}
