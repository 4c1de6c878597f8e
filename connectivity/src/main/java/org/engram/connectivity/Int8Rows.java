package org.engram.connectivity;

import java.util.Arrays;

/**
 * Rows of integers from -127 to 127 times one step for all: 1 byte read for 2 flops of a product. The step is 1 where all
 * patterns are integers in that range, which makes them exact; else it is the largest absolute feature / 127, features
 * are rounded to the nearest multiple and are wrong by at most half a step.
 */
final class Int8Rows extends PanelRows {
    private static final int LARGEST = Byte.MAX_VALUE;

    private final byte[][] blocks;
    private final double step;

    Int8Rows(Patterns patterns) {
        super(PanelLayout.of(patterns.count(), patterns.size(), Byte.BYTES));
        blocks = new byte[layout().count()][];
        Arrays.setAll(blocks, b -> new byte[panels().length(b)]);
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
        byte[] x = blocks[layout().block(row)];
        for (int j = 0; j < pattern.length; j++) {
            x[panels().entry(row, j)] = (byte) Math.rint(pattern[j] / step);
        }
    }

    @Override
    public double scale() {
        return step;
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
        byte[] x = blocks[block];
        for (int k = 0; k < length; k++) {
            entries[to + k] = x[at + k];
        }
    }
}
