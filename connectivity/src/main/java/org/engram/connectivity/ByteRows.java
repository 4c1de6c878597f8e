package org.engram.connectivity;

/** Rows of integers from -127 to 127, 1 byte each. */
final class ByteRows extends SingleRows<byte[]> {
    ByteRows(Patterns patterns) {
        super(patterns, ArrayType.BYTES);
    }

    @Override
    void store(double[] pattern, int row, byte[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + j] = (byte) pattern[j];
        }
    }

    @Override
    double entry(byte[] x, int at) {
        return x[at];
    }

    @Override
    void addScaled(RowAdder adder, byte[] x, int at, double weight, double[] sum) {
        adder.add(x, at, weight, sum);
    }

    @Override
    SingleRows<byte[]> transposed() {
        return new ByteRows(columns());
    }
}
