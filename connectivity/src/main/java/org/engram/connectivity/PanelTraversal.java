package org.engram.connectivity;

import java.util.Arrays;

/** A way through rows stored in panels: 64 rows at a time, strip by strip. */
final class PanelTraversal implements RowTraversal {
    private final int columns;
    private final StripKernel kernel;
    private final Strip strip;
    private final double[] g;
    private final double[] sum;
    private final double[] lanes = new double[RowGroups.BLOCK * PanelLayout.CHUNK];
    private final double[] weights = new double[RowGroups.BLOCK];

    PanelTraversal(PanelLayout layout, Window<?> window, StripKernel kernel) {
        columns = layout.columns();
        this.kernel = kernel;
        strip = new Strip(layout, window);
        g = new double[layout.width()];
        sum = new double[layout.width()];
    }

    @Override
    public void load(double[] g) {
        System.arraycopy(g, 0, this.g, 0, columns);
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
                kernel.multiply(strip, g, lanes);
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
            take(weights, row, Math.min(row + RowGroups.BLOCK, to));
            strip.toBlock(row);
            do {
                kernel.add(strip, this.weights, sum);
            } while (strip.next());
        }
    }

    @Override
    public void both(int from, int to, double[] products, double[] weights) {
        for (int row = from; row < to; row += RowGroups.BLOCK) {
            int end = Math.min(row + RowGroups.BLOCK, to);
            Arrays.fill(lanes, 0);
            take(weights, row, end);
            strip.toBlock(row);
            do {
                kernel.both(strip, g, lanes, this.weights, sum);
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

    private void take(double[] weights, int from, int to) {
        System.arraycopy(weights, from, this.weights, 0, to - from);
        Arrays.fill(this.weights, to - from, RowGroups.BLOCK, 0);
    }

    private void total(int from, int to, double[] products) {
        for (int row = from, lane = 0; row < to; row++, lane += PanelLayout.CHUNK) {
            products[row] = StoredRows.total(lanes, lane);
        }
    }
}
