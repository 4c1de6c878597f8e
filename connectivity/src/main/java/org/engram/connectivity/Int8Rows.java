package org.engram.connectivity;

/**
 * Rows of integers from -127 to 127 times one step for all: 1 byte read for 2 flops of a product. The step is 1 where all
 * patterns are integers in that range, which makes them exact; else it is the largest absolute feature / 127, features
 * are rounded to the nearest multiple and are wrong by at most half a step.
 */
final class Int8Rows extends PanelRows<byte[]> {
    private static final int LARGEST = Byte.MAX_VALUE;

    private final double step;

    Int8Rows(Patterns patterns, Place place, Arithmetic arithmetic) {
        super(patterns, ArrayType.BYTES, place, arithmetic);
        step = step(patterns);
        fill(patterns);
    }

    private static double step(Patterns patterns) {
        return patterns.values().smallIntegers() ? 1 : patterns.largest() / LARGEST;
    }

    @Override
    void store(double[] pattern, int row, byte[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + panels().entry(row, j)] = (byte) Math.rint(pattern[j] / step);
        }
    }

    @Override
    public double scale() {
        return step;
    }

    @Override
    double entry(byte[] x, int at) {
        return x[at];
    }

    @Override
    void unpack(byte[] x, int at, int length, double[] entries, int to) {
        for (int k = 0; k < length; k++) {
            entries[to + k] = x[at + k];
        }
    }
}
