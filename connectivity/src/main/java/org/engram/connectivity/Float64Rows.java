package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 64-bit floating point: 8 bytes read for 2 flops of a product. */
final class Float64Rows implements StoredRows {
    private final RowBlocks layout;
    private final double[][] blocks;

    Float64Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Double.BYTES);
        blocks = new double[layout.count()][];
        Arrays.setAll(blocks, b -> new double[layout.length(b)]);
        StoredRows.forEach(patterns, this::store);
    }

    private void store(double[] pattern, int row) {
        System.arraycopy(pattern, 0, blocks[layout.block(row)], layout.offset(row), pattern.length);
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
        double[] x = blocks[layout.block(row)];
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

    private static double product(double[] x, int at, int end, double[] g, int j) {
        return at < end ? x[at] * g[j] : 0;
    }

    @Override
    public void addScaled(int row, double weight, double[] sum) {
        double[] x = blocks[layout.block(row)];
        int at = layout.offset(row);
        for (int j = 0; j < layout.width(); j++) {
            sum[j] += weight * x[at + j];
        }
    }
}
