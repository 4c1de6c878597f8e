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
    private final double step;

    Int8Rows(Patterns patterns) {
        layout = RowBlocks.of(patterns.count(), patterns.size(), Byte.BYTES);
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
    public double dot(int row, double[] g) {
        byte[] x = blocks[layout.block(row)];
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

    private static double product(byte[] x, int at, int end, double[] g, int j) {
        return at < end ? x[at] * g[j] : 0;
    }

    @Override
    public void addScaled(int row, double weight, double[] sum) {
        byte[] x = blocks[layout.block(row)];
        int at = layout.offset(row);
        for (int j = 0; j < layout.width(); j++) {
            sum[j] += weight * x[at + j];
        }
    }
}
