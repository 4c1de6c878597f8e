package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.CHUNK;
import static org.engram.connectivity.PanelLayout.PANEL;

/** The kernel that runs everywhere, for any type of entry: a panel is converted to float64 in a first-level cache. */
final class ScalarKernel<A> implements StripKernel {
    private final PanelRows<A> rows;
    private final A[] arrays;

    private final double[] x;

    ScalarKernel(PanelRows<A> rows, A[] arrays) {
        this.rows = rows;
        this.arrays = arrays;
        x = new double[PANEL * rows.panels().stripWidth(0)];
    }

    @Override
    public void multiply(Strip strip, double[] g, double[] lanes) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            rows.unpack(arrays[strip.block], strip.at + panel * size, size, x, 0);
            multiply(x, size, g, strip.column, lanes, panel * PANEL * CHUNK);
        }
    }

    @Override
    public void add(Strip strip, double[] weights, double[] sum) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            if (!StripKernel.silent(weights, panel * PANEL)) {
                rows.unpack(arrays[strip.block], strip.at + panel * size, size, x, 0);
                add(x, size, weights, panel * PANEL, sum, strip.column);
            }
        }
    }

    @Override
    public void both(Strip strip, double[] g, double[] lanes, double[] weights, double[] sum) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            rows.unpack(arrays[strip.block], strip.at + panel * size, size, x, 0);
            multiply(x, size, g, strip.column, lanes, panel * PANEL * CHUNK);
            add(x, size, weights, panel * PANEL, sum, strip.column);
        }
    }

    @Override
    public void unpack(Strip strip, int panelSize, double[] entries, int to) {
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            rows.unpack(arrays[strip.block], strip.at + panel * size, size, entries, to + panel * panelSize);
        }
    }

    private static void multiply(double[] x, int size, double[] g, int column, double[] lanes, int lane) {
        for (int row = 0; row < PANEL * CHUNK; row += CHUNK) {
            multiplyRow(x, row, size, g, column, lanes, lane + row);
        }
    }

    private static void multiplyRow(double[] x, int row, int size, double[] g, int column, double[] lanes, int lane) {
        double a0 = lanes[lane];
        double a1 = lanes[lane + 1];
        double a2 = lanes[lane + 2];
        double a3 = lanes[lane + 3];
        double a4 = lanes[lane + 4];
        double a5 = lanes[lane + 5];
        double a6 = lanes[lane + 6];
        double a7 = lanes[lane + 7];
        for (int k = row, j = column; k < size; k += PANEL * CHUNK, j += CHUNK) {
            a0 = Math.fma(x[k], g[j], a0);
            a1 = Math.fma(x[k + 1], g[j + 1], a1);
            a2 = Math.fma(x[k + 2], g[j + 2], a2);
            a3 = Math.fma(x[k + 3], g[j + 3], a3);
            a4 = Math.fma(x[k + 4], g[j + 4], a4);
            a5 = Math.fma(x[k + 5], g[j + 5], a5);
            a6 = Math.fma(x[k + 6], g[j + 6], a6);
            a7 = Math.fma(x[k + 7], g[j + 7], a7);
        }
        lanes[lane] = a0;
        lanes[lane + 1] = a1;
        lanes[lane + 2] = a2;
        lanes[lane + 3] = a3;
        lanes[lane + 4] = a4;
        lanes[lane + 5] = a5;
        lanes[lane + 6] = a6;
        lanes[lane + 7] = a7;
    }

    private static void add(double[] x, int size, double[] weights, int row, double[] sum, int column) {
        for (int chunk = 0, j = column; chunk < size; chunk += PANEL * CHUNK, j += CHUNK) {
            for (int lane = 0; lane < CHUNK; lane++) {
                int k = chunk + lane;
                double s = Math.fma(x[k], weights[row], sum[j + lane]);
                s = Math.fma(x[k + CHUNK], weights[row + 1], s);
                s = Math.fma(x[k + 2 * CHUNK], weights[row + 2], s);
                s = Math.fma(x[k + 3 * CHUNK], weights[row + 3], s);
                s = Math.fma(x[k + 4 * CHUNK], weights[row + 4], s);
                s = Math.fma(x[k + 5 * CHUNK], weights[row + 5], s);
                s = Math.fma(x[k + 6 * CHUNK], weights[row + 6], s);
                sum[j + lane] = Math.fma(x[k + 7 * CHUNK], weights[row + 7], s);
            }
        }
    }
}
