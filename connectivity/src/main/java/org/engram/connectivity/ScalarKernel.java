package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;
import static org.engram.connectivity.StoredRows.SUMS;

import java.util.Arrays;

/**
 * The kernel that runs everywhere, for any type of entry and both arithmetics: a panel is converted to float64 in a
 * first-level cache. Numbers of float32 arithmetic are kept in float64, which holds them exactly.
 */
final class ScalarKernel<A> extends StripKernel {
    private final PanelRows<A> rows;
    private final A[] arrays;
    private final Arithmetic arithmetic;
    private final boolean single;
    private final int chunk;
    private final double[] g;
    private final double[] weights;
    private final double[] x;

    /** Sums of a panel's products in float32. */
    private final double[] products;

    /** Sums of a strip's columns in float32. */
    private final double[] terms;

    static <A> ScalarKernel<A> of(PanelRows<A> rows, A[] arrays) {
        PanelLayout layout = rows.panels();
        return new ScalarKernel<>(
                rows,
                arrays,
                Numbers.inDoubles(layout.arithmetic(), layout.width()),
                Numbers.inDoubles(layout.arithmetic(), RowGroups.BLOCK));
    }

    private ScalarKernel(PanelRows<A> rows, A[] arrays, Numbers g, Numbers weights) {
        super(rows.panels(), g, weights);
        this.rows = rows;
        this.arrays = arrays;
        this.g = (double[]) g.array();
        this.weights = (double[]) weights.array();
        arithmetic = rows.panels().arithmetic();
        single = arithmetic == Arithmetic.FLOAT32;
        chunk = rows.panels().chunk();
        x = new double[PANEL * rows.panels().stripWidth(0)];
        products = new double[PANEL * chunk];
        terms = new double[rows.panels().stripWidth(0)];
    }

    @Override
    void multiply(int block, int at, int size, int column, double[] lanes, int lane) {
        rows.unpack(arrays[block], at, size, x, 0);
        multiply(size, column, lanes, lane);
    }

    @Override
    void add(int block, int at, int size, int row, double[] sum, int column) {
        rows.unpack(arrays[block], at, size, x, 0);
        add(size, row, sum, column);
    }

    @Override
    void both(int block, int at, int size, int column, double[] lanes, int lane, int row, double[] sum) {
        rows.unpack(arrays[block], at, size, x, 0);
        multiply(size, column, lanes, lane);
        add(size, row, sum, column);
    }

    /** Adds the sums of the block's columns in float32 to those in float64, and sets them to 0. */
    @Override
    void finish(Strip strip, double weightUnit, double[] sum) {
        if (single) {
            for (int i = 0; i < strip.width; i++) {
                sum[strip.column + i] += weightUnit * terms[i];
                terms[i] = 0;
            }
        }
    }

    @Override
    void unpack(int block, int at, int size, Object entries, int to) {
        throw new UnsupportedOperationException("batches are for vectors");
    }

    private void multiply(int size, int column, double[] lanes, int lane) {
        if (single) {
            Arrays.fill(products, 0);
            multiplyRows(size, column, products, 0);
            fold(lanes, lane);
        } else {
            multiplyRows(size, column, lanes, lane);
        }
    }

    private void multiplyRows(int size, int column, double[] sums, int at) {
        for (int k = 0; k < PANEL * chunk; k += SUMS) {
            multiplyRow(k, size, column + k % chunk, sums, at + k);
        }
    }

    /** Eight sums of a row: all of its sums in float64, half of them in float32. */
    private void multiplyRow(int first, int size, int column, double[] sums, int at) {
        double a0 = sums[at];
        double a1 = sums[at + 1];
        double a2 = sums[at + 2];
        double a3 = sums[at + 3];
        double a4 = sums[at + 4];
        double a5 = sums[at + 5];
        double a6 = sums[at + 6];
        double a7 = sums[at + 7];
        for (int k = first, j = column; k < size; k += PANEL * chunk, j += chunk) {
            a0 = arithmetic.fma(x[k], g[j], a0);
            a1 = arithmetic.fma(x[k + 1], g[j + 1], a1);
            a2 = arithmetic.fma(x[k + 2], g[j + 2], a2);
            a3 = arithmetic.fma(x[k + 3], g[j + 3], a3);
            a4 = arithmetic.fma(x[k + 4], g[j + 4], a4);
            a5 = arithmetic.fma(x[k + 5], g[j + 5], a5);
            a6 = arithmetic.fma(x[k + 6], g[j + 6], a6);
            a7 = arithmetic.fma(x[k + 7], g[j + 7], a7);
        }
        sums[at] = a0;
        sums[at + 1] = a1;
        sums[at + 2] = a2;
        sums[at + 3] = a3;
        sums[at + 4] = a4;
        sums[at + 5] = a5;
        sums[at + 6] = a6;
        sums[at + 7] = a7;
    }

    /** Adds up each row's sums in float32 by halves, and adds the totals to those in float64. */
    private void fold(double[] lanes, int lane) {
        for (int row = 0; row < PANEL; row++) {
            int at = row * chunk;
            for (int half = chunk / 2; half > 0; half /= 2) {
                for (int l = at; l < at + half; l++) {
                    products[l] = (float) (products[l] + products[l + half]);
                }
            }
            lanes[lane + row] += products[at];
        }
    }

    private void add(int size, int row, double[] sum, int column) {
        double[] sums = single ? terms : sum;
        int first = single ? 0 : column;
        for (int at = 0, j = first; at < size; at += PANEL * chunk, j += chunk) {
            for (int lane = 0; lane < chunk; lane++) {
                sums[j + lane] = addColumn(at + lane, row, sums[j + lane]);
            }
        }
    }

    private double addColumn(int k, int row, double sum) {
        double s = arithmetic.fma(x[k], weights[row], sum);
        s = arithmetic.fma(x[k + chunk], weights[row + 1], s);
        s = arithmetic.fma(x[k + 2 * chunk], weights[row + 2], s);
        s = arithmetic.fma(x[k + 3 * chunk], weights[row + 3], s);
        s = arithmetic.fma(x[k + 4 * chunk], weights[row + 4], s);
        s = arithmetic.fma(x[k + 5 * chunk], weights[row + 5], s);
        s = arithmetic.fma(x[k + 6 * chunk], weights[row + 6], s);
        return arithmetic.fma(x[k + 7 * chunk], weights[row + 7], s);
    }
}
