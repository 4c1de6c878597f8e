package org.engram.benchmark;

import org.engram.connectivity.RowStage;

/** The cheapest stage there is: weight = the positive part of the product. */
final class Rectifier implements RowStage {
    @Override
    public void reset() {}

    @Override
    public double rows(int group, int from, int to, double[] products, double[] weights) {
        for (int row = from; row < to; row++) {
            weights[row] = Math.max(products[row], 0);
        }
        return 1;
    }

    @Override
    public double factor(int group) {
        return 1;
    }
}
