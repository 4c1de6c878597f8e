package org.engram.connectivity;

import java.util.Arrays;

/** Rows in 64-bit floating point: 8 bytes read for 2 flops of a product. */
final class Float64Rows implements StoredRows {
    private final RowBlocks layout;
    private final double[][] blocks;
    private final RowKernel kernel;

    Float64Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Double.BYTES);
        kernel = RowKernel.of(layout);
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
