package org.engram.connectivity;

import java.util.Arrays;

/** A way through rows stored in panels: 64 rows at a time, strip by strip. */
final class PanelTraversal implements RowTraversal {
    private final int columns;
    private final StripKernel kernel;
    private final Strip strip;
    private final double[] sum;
    private final Arithmetic arithmetic;
    private final double[] lanes;
    private double unit;

    PanelTraversal(PanelLayout layout, Window<?> window, StripKernel kernel) {
        columns = layout.columns();
        arithmetic = layout.arithmetic();
        lanes = new double[RowGroups.BLOCK * arithmetic.sums()];
        this.kernel = kernel;
        strip = new Strip(layout, window);
        sum = new double[layout.width()];
    }

    @Override
    public void load(double[] g) {
        unit = kernel.load(g);
    }

    @Override
    public void clear() {
        Arrays.fill(sum, 0);
    }

    @Override
    public void multiply(int from, int to, double[] products) {
        for (int row = from; row < to; row += RowGroups.BLOCK) {
            Arrays.fill(lanes, 0);
            strip.toBlock(row);
            do {
                kernel.multiply(strip, lanes);
            } while (strip.next());
            total(row, Math.min(row + RowGroups.BLOCK, to), products);
        }
    }

    @Override
    public void scale(double factor) {
        GroupSums.scale(sum, 0, columns, factor);
    }

    @Override
    public void add(int from, int to, double[] weights) {
        for (int row = from; row < to; row += RowGroups.BLOCK) {
            kernel.weigh(weights, row, Math.min(row + RowGroups.BLOCK, to));
            strip.toBlock(row);
            do {
                kernel.add(strip, sum);
            } while (strip.next());
        }
    }

    @Override
    public void both(int from, int to, double[] products, double[] weights) {
        for (int row = from; row < to; row += RowGroups.BLOCK) {
            int end = Math.min(row + RowGroups.BLOCK, to);
            Arrays.fill(lanes, 0);
            kernel.weigh(weights, row, end);
            strip.toBlock(row);
            do {
                kernel.both(strip, lanes, sum);
            } while (strip.next());
            total(row, end, products);
        }
    }

    @Override
    public void store(double[] sum) {
        for (int i = 0; i < columns; i++) {
            sum[i] = this.sum[i] + 0.0;
        }
    }

    private void total(int from, int to, double[] products) {
        for (int row = from, lane = 0; row < to; row++, lane += arithmetic.sums()) {
            products[row] = unit * arithmetic.total(lanes, lane);
        }
    }
}
