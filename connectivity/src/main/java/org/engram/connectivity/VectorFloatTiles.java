package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of a batch in vectors of float32: those of {@link VectorTiles} with twice the lanes. */
final class VectorFloatTiles implements TileKernel {
    private static final int CHUNK = Arithmetic.FLOAT32.lanes();
    private static final VectorSpecies<Float> FLOATS = VectorSums.FLOATS;

    /** The sums of a tile. */
    private final float[] sums = new float[SIDE * SIDE * CHUNK];

    /** @throws UnsupportedOperationException where vectors are shorter than eight floats, so that they do not pay */
    VectorFloatTiles() {
        VectorSums.require();
    }

    @Override
    public void multiply(Object x, int at, int chunks, Object g, int gAt, double[] lanes, int lane) {
        for (int part = 0; part < CHUNK; part += FLOATS.length()) {
            multiplyPart((float[]) x, at + part, chunks, (float[]) g, gAt + part, sums, part);
        }
        VectorSums.fold(sums, lanes, lane);
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
        for (int part = 0; part < CHUNK; part += FLOATS.length()) {
            addPart((float[]) x, at + part, panelSize, panels, (float[]) w, wAt, sums, part);
        }
        for (int i = 0; i < WINDOW * SIDE; i++) {
            VectorSums.flush(sums, i * CHUNK, CHUNK, units[state + i % SIDE], sum, sumAt + i * CHUNK);
        }
    }

    private static void multiplyPart(float[] x, int at, int chunks, float[] g, int gAt, float[] sums, int lane) {
        FloatVector a00 = FloatVector.zero(FLOATS);
        FloatVector a01 = FloatVector.zero(FLOATS);
        FloatVector a02 = FloatVector.zero(FLOATS);
        FloatVector a03 = FloatVector.zero(FLOATS);
        FloatVector a10 = FloatVector.zero(FLOATS);
        FloatVector a11 = FloatVector.zero(FLOATS);
        FloatVector a12 = FloatVector.zero(FLOATS);
        FloatVector a13 = FloatVector.zero(FLOATS);
        FloatVector a20 = FloatVector.zero(FLOATS);
        FloatVector a21 = FloatVector.zero(FLOATS);
        FloatVector a22 = FloatVector.zero(FLOATS);
        FloatVector a23 = FloatVector.zero(FLOATS);
        FloatVector a30 = FloatVector.zero(FLOATS);
        FloatVector a31 = FloatVector.zero(FLOATS);
        FloatVector a32 = FloatVector.zero(FLOATS);
        FloatVector a33 = FloatVector.zero(FLOATS);
        int end = at + chunks * PANEL * CHUNK;
        for (int k = at, j = gAt; k < end; k += PANEL * CHUNK, j += SIDE * CHUNK) {
            FloatVector g0 = FloatVector.fromArray(FLOATS, g, j);
            FloatVector g1 = FloatVector.fromArray(FLOATS, g, j + CHUNK);
            FloatVector g2 = FloatVector.fromArray(FLOATS, g, j + 2 * CHUNK);
            FloatVector g3 = FloatVector.fromArray(FLOATS, g, j + 3 * CHUNK);
            FloatVector x0 = FloatVector.fromArray(FLOATS, x, k);
            a00 = x0.fma(g0, a00);
            a01 = x0.fma(g1, a01);
            a02 = x0.fma(g2, a02);
            a03 = x0.fma(g3, a03);
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, k + CHUNK);
            a10 = x1.fma(g0, a10);
            a11 = x1.fma(g1, a11);
            a12 = x1.fma(g2, a12);
            a13 = x1.fma(g3, a13);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, k + 2 * CHUNK);
            a20 = x2.fma(g0, a20);
            a21 = x2.fma(g1, a21);
            a22 = x2.fma(g2, a22);
            a23 = x2.fma(g3, a23);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, k + 3 * CHUNK);
            a30 = x3.fma(g0, a30);
            a31 = x3.fma(g1, a31);
            a32 = x3.fma(g2, a32);
            a33 = x3.fma(g3, a33);
        }
        a00.intoArray(sums, lane);
        a01.intoArray(sums, lane + CHUNK);
        a02.intoArray(sums, lane + 2 * CHUNK);
        a03.intoArray(sums, lane + 3 * CHUNK);
        a10.intoArray(sums, lane + 4 * CHUNK);
        a11.intoArray(sums, lane + 5 * CHUNK);
        a12.intoArray(sums, lane + 6 * CHUNK);
        a13.intoArray(sums, lane + 7 * CHUNK);
        a20.intoArray(sums, lane + 8 * CHUNK);
        a21.intoArray(sums, lane + 9 * CHUNK);
        a22.intoArray(sums, lane + 10 * CHUNK);
        a23.intoArray(sums, lane + 11 * CHUNK);
        a30.intoArray(sums, lane + 12 * CHUNK);
        a31.intoArray(sums, lane + 13 * CHUNK);
        a32.intoArray(sums, lane + 14 * CHUNK);
        a33.intoArray(sums, lane + 15 * CHUNK);
    }

    private static void addPart(
            float[] x, int at, int panelSize, int panels, float[] w, int wAt, float[] sums, int sumAt) {
        FloatVector a00 = FloatVector.zero(FLOATS);
        FloatVector a01 = FloatVector.zero(FLOATS);
        FloatVector a02 = FloatVector.zero(FLOATS);
        FloatVector a03 = FloatVector.zero(FLOATS);
        FloatVector a10 = FloatVector.zero(FLOATS);
        FloatVector a11 = FloatVector.zero(FLOATS);
        FloatVector a12 = FloatVector.zero(FLOATS);
        FloatVector a13 = FloatVector.zero(FLOATS);
        FloatVector a20 = FloatVector.zero(FLOATS);
        FloatVector a21 = FloatVector.zero(FLOATS);
        FloatVector a22 = FloatVector.zero(FLOATS);
        FloatVector a23 = FloatVector.zero(FLOATS);
        FloatVector a30 = FloatVector.zero(FLOATS);
        FloatVector a31 = FloatVector.zero(FLOATS);
        FloatVector a32 = FloatVector.zero(FLOATS);
        FloatVector a33 = FloatVector.zero(FLOATS);
        for (int row = 0; row < panels * PANEL; row++) {
            int k = at + row / PANEL * panelSize + row % PANEL * CHUNK;
            int i = wAt + row * SIDE;
            FloatVector w0 = FloatVector.broadcast(FLOATS, w[i]);
            FloatVector w1 = FloatVector.broadcast(FLOATS, w[i + 1]);
            FloatVector w2 = FloatVector.broadcast(FLOATS, w[i + 2]);
            FloatVector w3 = FloatVector.broadcast(FLOATS, w[i + 3]);
            FloatVector x0 = FloatVector.fromArray(FLOATS, x, k);
            a00 = x0.fma(w0, a00);
            a01 = x0.fma(w1, a01);
            a02 = x0.fma(w2, a02);
            a03 = x0.fma(w3, a03);
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, k + PANEL * CHUNK);
            a10 = x1.fma(w0, a10);
            a11 = x1.fma(w1, a11);
            a12 = x1.fma(w2, a12);
            a13 = x1.fma(w3, a13);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, k + 2 * PANEL * CHUNK);
            a20 = x2.fma(w0, a20);
            a21 = x2.fma(w1, a21);
            a22 = x2.fma(w2, a22);
            a23 = x2.fma(w3, a23);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, k + 3 * PANEL * CHUNK);
            a30 = x3.fma(w0, a30);
            a31 = x3.fma(w1, a31);
            a32 = x3.fma(w2, a32);
            a33 = x3.fma(w3, a33);
        }
        a00.intoArray(sums, sumAt);
        a01.intoArray(sums, sumAt + CHUNK);
        a02.intoArray(sums, sumAt + 2 * CHUNK);
        a03.intoArray(sums, sumAt + 3 * CHUNK);
        a10.intoArray(sums, sumAt + 4 * CHUNK);
        a11.intoArray(sums, sumAt + 5 * CHUNK);
        a12.intoArray(sums, sumAt + 6 * CHUNK);
        a13.intoArray(sums, sumAt + 7 * CHUNK);
        a20.intoArray(sums, sumAt + 8 * CHUNK);
        a21.intoArray(sums, sumAt + 9 * CHUNK);
        a22.intoArray(sums, sumAt + 10 * CHUNK);
        a23.intoArray(sums, sumAt + 11 * CHUNK);
        a30.intoArray(sums, sumAt + 12 * CHUNK);
        a31.intoArray(sums, sumAt + 13 * CHUNK);
        a32.intoArray(sums, sumAt + 14 * CHUNK);
        a33.intoArray(sums, sumAt + 15 * CHUNK);
    }
}
