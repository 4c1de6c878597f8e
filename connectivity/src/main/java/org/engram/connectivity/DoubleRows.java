package org.engram.connectivity;

/** Rows in 64-bit floating point. */
final class DoubleRows extends SingleRows<double[]> {
    DoubleRows(Patterns patterns) {
        super(patterns, ArrayType.DOUBLES);
    }

    @Override
    void store(double[] pattern, int row, double[] x, int at) {
        System.arraycopy(pattern, 0, x, at, pattern.length);
    }

    @Override
    double entry(double[] x, int at) {
        return x[at];
    }

    @Override
    void addScaled(RowAdder adder, double[] x, int at, double weight, double[] sum) {
        adder.add(x, at, weight, sum);
    }

    @Override
    SingleRows<double[]> transposed() {
        return new DoubleRows(columns());
    }
}
