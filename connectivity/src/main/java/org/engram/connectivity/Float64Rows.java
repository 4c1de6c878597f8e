package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 64-bit floating point: 8 bytes read for 2 flops of a product. */
final class Float64Rows extends PanelRows {
    private final double[][] blocks;

    Float64Rows(Patterns patterns) {
        super(PanelLayout.of(patterns.count(), patterns.size(), Double.BYTES));
        blocks = new double[layout().count()][];
        Arrays.setAll(blocks, b -> new double[panels().length(b)]);
        StoredRows.forEach(patterns, this::store);
    }

    private void store(double[] pattern, int row) {
        double[] x = blocks[layout().block(row)];
        for (int j = 0; j < pattern.length; j++) {
            x[panels().entry(row, j)] = pattern[j];
        }
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
        System.arraycopy(blocks[block], at, entries, to, length);
    }
}
