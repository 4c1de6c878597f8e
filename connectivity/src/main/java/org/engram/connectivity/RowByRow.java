package org.engram.connectivity;

import java.util.Arrays;

/** A traversal that works on one row at a time, with vectors as they are. */
abstract class RowByRow implements RowTraversal {
    private final double[] g;
    private final double[] sum;

    RowByRow(int columns) {
        g = new double[columns];
        sum = new double[columns];
    }

    /** The product of a row's entries with g. */
    abstract double dot(int row, double[] g);

    /** Adds {@code weight} times a row's entries to the sum. */
    abstract void addScaled(int row, double weight, double[] sum);

    @Override
    public void load(double[] g) {
        System.arraycopy(g, 0, this.g, 0, this.g.length);
    }

    @Override
    public void clear() {
        Arrays.fill(sum, 0);
    }

    @Override
    public void multiply(int from, int to, double[] products) {
        for (int row = from; row < to; row++) {
            products[row] = dot(row, g);
        }
    }

    @Override
    public void scale(double factor) {
        GroupSums.scale(sum, 0, sum.length, factor);
    }

    @Override
    public void add(int from, int to, double[] weights) {
        for (int row = from; row < to; row++) {
            if (weights[row] != 0) {
                addScaled(row, weights[row], sum);
            }
        }
    }

    @Override
    public void store(double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = this.sum[i] + 0.0;
        }
    }
}
