package org.engram.connectivity;

import java.util.Arrays;

/**
 * Rows of integers from -127 to 127 times one step for all: 1 byte read for 2 flops of a product. The step is 1 where all
 * patterns are integers in that range, which makes them exact; else it is the largest absolute feature / 127, features
 * are rounded to the nearest multiple and are wrong by at most half a step.
 */
final class Int8Rows implements StoredRows {
    private static final int LARGEST = Byte.MAX_VALUE;

    private final RowBlocks layout;
    private final byte[][] blocks;
    private final RowKernel kernel;
    private final double step;

    Int8Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Byte.BYTES);
        kernel = RowKernel.of(layout);
        blocks = new byte[layout.count()][];
        Arrays.setAll(blocks, b -> new byte[layout.length(b)]);
        step = step(patterns);
        StoredRows.forEach(patterns, this::store);
    }

    private static double step(Patterns patterns) {
        double[] pattern = new double[patterns.size()];
        double largest = 0;
        boolean integers = true;
        for (int row = 0; row < patterns.count(); row++) {
            patterns.row(row, pattern);
            largest = Math.max(
                    largest, Arrays.stream(pattern).map(Math::abs).max().orElse(0));
            integers = integers && Arrays.stream(pattern).allMatch(x -> x == Math.rint(x));
        }
        return integers && largest <= LARGEST ? 1 : largest / LARGEST;
    }

    private void store(double[] pattern, int row) {
        byte[] x = blocks[layout.block(row)];
        for (int j = 0; j < pattern.length; j++) {
            x[layout.offset(row) + j] = (byte) Math.rint(pattern[j] / step);
        }
    }

    @Override
    public RowBlocks layout() {
        return layout;
    }

    @Override
    public double scale() {
        return step;
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
