package org.engram.connectivity;

/** Rows in 32-bit floating point. */
final class FloatRows extends SingleRows<float[]> {
    FloatRows(Patterns patterns) {
        super(patterns, ArrayType.FLOATS);
    }

    @Override
    void store(double[] pattern, int row, float[] x, int at) {
        for (int j = 0; j < pattern.length; j++) {
            x[at + j] = Float32Rows.entry(pattern[j], row, j);
        }
    }

    @Override
    double entry(float[] x, int at) {
        return x[at];
    }

    @Override
    void addScaled(RowAdder adder, float[] x, int at, double weight, double[] sum) {
        adder.add(x, at, weight, sum);
    }

    @Override
    SingleRows<float[]> transposed() {
        return new FloatRows(columns());
    }
}
