package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of a batch in vectors of float64: sixteen sums stay in registers, which hide one another's latency and use every entry
 * and every element of g four times.
 */
final class VectorTiles implements TileKernel {
    private static final int CHUNK = Arithmetic.FLOAT64.lanes();
    private static final VectorSpecies<Double> DOUBLES = VectorSums.DOUBLES;

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    VectorTiles() {
        VectorSums.require();
    }

    @Override
    public void multiply(Object x, int at, int chunks, Object g, int gAt, double[] lanes, int lane) {
        for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
            multiplyPart((double[]) x, at + part, chunks, (double[]) g, gAt + part, lanes, lane + part);
        }
    }

    private static void multiplyPart(double[] x, int at, int chunks, double[] g, int gAt, double[] lanes, int lane) {
        DoubleVector a00 = DoubleVector.fromArray(DOUBLES, lanes, lane);
        DoubleVector a01 = DoubleVector.fromArray(DOUBLES, lanes, lane + CHUNK);
        DoubleVector a02 = DoubleVector.fromArray(DOUBLES, lanes, lane + 2 * CHUNK);
        DoubleVector a03 = DoubleVector.fromArray(DOUBLES, lanes, lane + 3 * CHUNK);
        DoubleVector a10 = DoubleVector.fromArray(DOUBLES, lanes, lane + 4 * CHUNK);
        DoubleVector a11 = DoubleVector.fromArray(DOUBLES, lanes, lane + 5 * CHUNK);
        DoubleVector a12 = DoubleVector.fromArray(DOUBLES, lanes, lane + 6 * CHUNK);
        DoubleVector a13 = DoubleVector.fromArray(DOUBLES, lanes, lane + 7 * CHUNK);
        DoubleVector a20 = DoubleVector.fromArray(DOUBLES, lanes, lane + 8 * CHUNK);
        DoubleVector a21 = DoubleVector.fromArray(DOUBLES, lanes, lane + 9 * CHUNK);
        DoubleVector a22 = DoubleVector.fromArray(DOUBLES, lanes, lane + 10 * CHUNK);
        DoubleVector a23 = DoubleVector.fromArray(DOUBLES, lanes, lane + 11 * CHUNK);
        DoubleVector a30 = DoubleVector.fromArray(DOUBLES, lanes, lane + 12 * CHUNK);
        DoubleVector a31 = DoubleVector.fromArray(DOUBLES, lanes, lane + 13 * CHUNK);
        DoubleVector a32 = DoubleVector.fromArray(DOUBLES, lanes, lane + 14 * CHUNK);
        DoubleVector a33 = DoubleVector.fromArray(DOUBLES, lanes, lane + 15 * CHUNK);
        int end = at + chunks * PANEL * CHUNK;
        for (int k = at, j = gAt; k < end; k += PANEL * CHUNK, j += SIDE * CHUNK) {
            DoubleVector g0 = DoubleVector.fromArray(DOUBLES, g, j);
            DoubleVector g1 = DoubleVector.fromArray(DOUBLES, g, j + CHUNK);
            DoubleVector g2 = DoubleVector.fromArray(DOUBLES, g, j + 2 * CHUNK);
            DoubleVector g3 = DoubleVector.fromArray(DOUBLES, g, j + 3 * CHUNK);
            DoubleVector x0 = DoubleVector.fromArray(DOUBLES, x, k);
            a00 = x0.fma(g0, a00);
            a01 = x0.fma(g1, a01);
            a02 = x0.fma(g2, a02);
            a03 = x0.fma(g3, a03);
            DoubleVector x1 = DoubleVector.fromArray(DOUBLES, x, k + CHUNK);
            a10 = x1.fma(g0, a10);
            a11 = x1.fma(g1, a11);
            a12 = x1.fma(g2, a12);
            a13 = x1.fma(g3, a13);
            DoubleVector x2 = DoubleVector.fromArray(DOUBLES, x, k + 2 * CHUNK);
            a20 = x2.fma(g0, a20);
            a21 = x2.fma(g1, a21);
            a22 = x2.fma(g2, a22);
            a23 = x2.fma(g3, a23);
            DoubleVector x3 = DoubleVector.fromArray(DOUBLES, x, k + 3 * CHUNK);
            a30 = x3.fma(g0, a30);
            a31 = x3.fma(g1, a31);
            a32 = x3.fma(g2, a32);
            a33 = x3.fma(g3, a33);
        }
        a00.intoArray(lanes, lane);
        a01.intoArray(lanes, lane + CHUNK);
        a02.intoArray(lanes, lane + 2 * CHUNK);
        a03.intoArray(lanes, lane + 3 * CHUNK);
        a10.intoArray(lanes, lane + 4 * CHUNK);
        a11.intoArray(lanes, lane + 5 * CHUNK);
        a12.intoArray(lanes, lane + 6 * CHUNK);
        a13.intoArray(lanes, lane + 7 * CHUNK);
        a20.intoArray(lanes, lane + 8 * CHUNK);
        a21.intoArray(lanes, lane + 9 * CHUNK);
        a22.intoArray(lanes, lane + 10 * CHUNK);
        a23.intoArray(lanes, lane + 11 * CHUNK);
        a30.intoArray(lanes, lane + 12 * CHUNK);
        a31.intoArray(lanes, lane + 13 * CHUNK);
        a32.intoArray(lanes, lane + 14 * CHUNK);
        a33.intoArray(lanes, lane + 15 * CHUNK);
    }

    @Override
    public void add(
            Object x,
            int at,
            int panelSize,
            int panels,
            Object w,
            int wAt,
            double[] units,
            int state,
            double[] sum,
            int sumAt) {
        for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
            addPart((double[]) x, at + part, panelSize, panels, (double[]) w, wAt, sum, sumAt + part);
        }
    }

    private static void addPart(
            double[] x, int at, int panelSize, int panels, double[] w, int wAt, double[] sum, int sumAt) {
        DoubleVector a00 = DoubleVector.fromArray(DOUBLES, sum, sumAt);
        DoubleVector a01 = DoubleVector.fromArray(DOUBLES, sum, sumAt + CHUNK);
        DoubleVector a02 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 2 * CHUNK);
        DoubleVector a03 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 3 * CHUNK);
        DoubleVector a10 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 4 * CHUNK);
        DoubleVector a11 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 5 * CHUNK);
        DoubleVector a12 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 6 * CHUNK);
        DoubleVector a13 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 7 * CHUNK);
        DoubleVector a20 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 8 * CHUNK);
        DoubleVector a21 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 9 * CHUNK);
        DoubleVector a22 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 10 * CHUNK);
        DoubleVector a23 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 11 * CHUNK);
        DoubleVector a30 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 12 * CHUNK);
        DoubleVector a31 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 13 * CHUNK);
        DoubleVector a32 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 14 * CHUNK);
        DoubleVector a33 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 15 * CHUNK);
        for (int row = 0; row < panels * PANEL; row++) {
            int k = at + row / PANEL * panelSize + row % PANEL * CHUNK;
            int i = wAt + row * SIDE;
            DoubleVector w0 = DoubleVector.broadcast(DOUBLES, w[i]);
            DoubleVector w1 = DoubleVector.broadcast(DOUBLES, w[i + 1]);
            DoubleVector w2 = DoubleVector.broadcast(DOUBLES, w[i + 2]);
            DoubleVector w3 = DoubleVector.broadcast(DOUBLES, w[i + 3]);
            DoubleVector x0 = DoubleVector.fromArray(DOUBLES, x, k);
            a00 = x0.fma(w0, a00);
            a01 = x0.fma(w1, a01);
            a02 = x0.fma(w2, a02);
            a03 = x0.fma(w3, a03);
            DoubleVector x1 = DoubleVector.fromArray(DOUBLES, x, k + PANEL * CHUNK);
            a10 = x1.fma(w0, a10);
            a11 = x1.fma(w1, a11);
            a12 = x1.fma(w2, a12);
            a13 = x1.fma(w3, a13);
            DoubleVector x2 = DoubleVector.fromArray(DOUBLES, x, k + 2 * PANEL * CHUNK);
            a20 = x2.fma(w0, a20);
            a21 = x2.fma(w1, a21);
            a22 = x2.fma(w2, a22);
            a23 = x2.fma(w3, a23);
            DoubleVector x3 = DoubleVector.fromArray(DOUBLES, x, k + 3 * PANEL * CHUNK);
            a30 = x3.fma(w0, a30);
            a31 = x3.fma(w1, a31);
            a32 = x3.fma(w2, a32);
            a33 = x3.fma(w3, a33);
        }
        a00.intoArray(sum, sumAt);
        a01.intoArray(sum, sumAt + CHUNK);
        a02.intoArray(sum, sumAt + 2 * CHUNK);
        a03.intoArray(sum, sumAt + 3 * CHUNK);
        a10.intoArray(sum, sumAt + 4 * CHUNK);
        a11.intoArray(sum, sumAt + 5 * CHUNK);
        a12.intoArray(sum, sumAt + 6 * CHUNK);
        a13.intoArray(sum, sumAt + 7 * CHUNK);
        a20.intoArray(sum, sumAt + 8 * CHUNK);
        a21.intoArray(sum, sumAt + 9 * CHUNK);
        a22.intoArray(sum, sumAt + 10 * CHUNK);
        a23.intoArray(sum, sumAt + 11 * CHUNK);
        a30.intoArray(sum, sumAt + 12 * CHUNK);
        a31.intoArray(sum, sumAt + 13 * CHUNK);
        a32.intoArray(sum, sumAt + 14 * CHUNK);
        a33.intoArray(sum, sumAt + 15 * CHUNK);
    }
}
