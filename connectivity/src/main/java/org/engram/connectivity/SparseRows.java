package org.engram.connectivity;

import java.util.Arrays;

/**
 * Rows of which only entries other than 0 are kept, in 32-bit floating point and each with its column: 8 bytes read for 2
 * flops of a product. Rows follow one another in the arrays of a block; row r of a block takes {@code starts[r]} to
 * {@code starts[r + 1]}. Columns rise along a row, so that sums have the bits of rows that hold the zeros.
 */
final class SparseRows implements StoredRows {
    private final RowBlocks layout;
    private final int[][] starts;
    private final int[][] columns;
    private final float[][] values;

    SparseRows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Float.BYTES);
        starts = new int[layout.count()][];
        columns = new int[layout.count()][];
        values = new float[layout.count()][];
        double[] pattern = new double[patterns.size()];
        for (int block = 0; block < layout.count(); block++) {
            fill(block, patterns, pattern);
        }
    }

    private void fill(int block, Patterns patterns, double[] pattern) {
        int first = layout.first(block);
        int[] start = new int[layout.length(block) / layout.width() + 1];
        int[] column = {};
        float[] value = {};
        int kept = 0;
        for (int row = 0; row < start.length - 1; row++) {
            if (column.length - kept < pattern.length) {
                int room = (int) Math.min(layout.length(block), 2L * kept + pattern.length);
                column = Arrays.copyOf(column, room);
                value = Arrays.copyOf(value, room);
            }
            patterns.row(first + row, pattern);
            for (int j = 0; j < pattern.length; j++) {
                if (pattern[j] != 0) {
                    column[kept] = j;
                    value[kept++] = Float32Rows.entry(pattern[j], first + row, j);
                }
            }
            start[row + 1] = kept;
        }
        starts[block] = start;
        columns[block] = Arrays.copyOf(column, kept);
        values[block] = Arrays.copyOf(value, kept);
    }

    @Override
    public RowBlocks layout() {
        return layout;
    }

    @Override
    public long bytes() {
        long kept = Arrays.stream(values).mapToLong(block -> block.length).sum();
        return (Float.BYTES + Integer.BYTES) * kept + (long) Integer.BYTES * rows();
    }

    @Override
    public double entry(int row, int column) {
        int block = layout.block(row);
        int found = Arrays.binarySearch(columns[block], start(row), end(row), column);
        return found < 0 ? 0 : values[block][found];
    }

    private int start(int row) {
        int block = layout.block(row);
        return starts[block][row - layout.first(block)];
    }

    private int end(int row) {
        int block = layout.block(row);
        return starts[block][row - layout.first(block) + 1];
    }

    @Override
    public RowTraversal traversal() {
        double[] sums = new double[SUMS];
        return new RowByRow(columns()) {
            @Override
            double dot(int row, double[] g) {
                int[] column = columns[layout.block(row)];
                float[] value = values[layout.block(row)];
                Arrays.fill(sums, 0);
                int end = end(row);
                for (int k = start(row); k < end; k++) {
                    sums[column[k] % SUMS] = Math.fma(value[k], g[column[k]], sums[column[k] % SUMS]);
                }
                return StoredRows.total(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]);
            }

            @Override
            void addScaled(int row, double weight, double[] sum) {
                int[] column = columns[layout.block(row)];
                float[] value = values[layout.block(row)];
                int end = end(row);
                for (int k = start(row); k < end; k++) {
                    sum[column[k]] = Math.fma(weight, value[k], sum[column[k]]);
                }
            }
        };
    }
}
