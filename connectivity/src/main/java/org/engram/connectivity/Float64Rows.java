package org.engram.connectivity;

/** Rows in 64-bit floating point: 8 bytes read for 2 flops of a product. */
final class Float64Rows extends PanelRows<double[]> {
    Float64Rows(Patterns patterns, Place place) {
        super(patterns, ArrayType.DOUBLES, place, Arithmetic.FLOAT64);
        fill(patterns);
    }

    @Override
    void store(double[] pattern, int row, double[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + panels().entry(row, j)] = pattern[j];
        }
    }

    @Override
    double entry(double[] x, int at) {
        return x[at];
    }

    @Override
    void unpack(double[] x, int at, int length, double[] entries, int to) {
        System.arraycopy(x, at, entries, to, length);
    }
}
