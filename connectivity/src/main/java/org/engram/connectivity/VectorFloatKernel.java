package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel in vectors for float32 arithmetic: the loops of {@link VectorKernel} with twice the lanes and without
 * conversion of float32 entries. Vectors of one type do not become those of another, whatever template they are compiled
 * from, so that the loops are written twice.
 */
final class VectorFloatKernel extends StripKernel {
    private static final int CHUNK = Arithmetic.FLOAT32.lanes();
    private static final Class<?> TYPE = VectorKernels.type(MethodHandles.lookup());
    private static final VectorSpecies<Float> FLOATS = VectorSums.FLOATS;
    private static final VectorSpecies<Byte> BYTES =
            FLOATS.length() == CHUNK ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    private final Object[] blocks;
    private final float[] g;
    private final float[] weights;

    /** Sums of a panel's products. */
    private final float[] products = new float[PANEL * CHUNK];

    /** Sums of a strip's columns. */
    private final float[] terms;

    VectorFloatKernel(Object[] blocks, PanelLayout layout) {
        this(
                blocks,
                layout,
                Numbers.of(Arithmetic.FLOAT32, layout.width()),
                Numbers.of(Arithmetic.FLOAT32, RowGroups.BLOCK));
    }

    private VectorFloatKernel(Object[] blocks, PanelLayout layout, Numbers g, Numbers weights) {
        super(layout, g, weights);
        VectorSums.require();
        this.blocks = blocks;
        this.g = (float[]) g.array();
        this.weights = (float[]) weights.array();
        terms = new float[layout.stripWidth(0)];
    }

    private static FloatVector entries(Object x, int at) {
        if (TYPE == byte[].class) {
            return (FloatVector)
                    ByteVector.fromArray(BYTES, (byte[]) x, at).convertShape(VectorOperators.B2F, FLOATS, 0);
        }
        return FloatVector.fromArray(FLOATS, (float[]) x, at);
    }

    @Override
    void multiply(int block, int at, int size, int column, double[] lanes, int lane) {
        for (int part = 0; part < CHUNK; part += FLOATS.length()) {
            multiply(blocks[block], at + part, size, g, column + part, products, part);
        }
        VectorSums.fold(products, lanes, lane);
    }

    @Override
    void add(int block, int at, int size, int row, double[] sum, int column) {
        for (int part = 0; part < CHUNK; part += FLOATS.length()) {
            add(blocks[block], at + part, size, weights, row, terms, part);
        }
    }

    @Override
    void both(int block, int at, int size, int column, double[] lanes, int lane, int row, double[] sum) {
        for (int part = 0; part < CHUNK; part += FLOATS.length()) {
            both(blocks[block], at + part, size, g, column + part, products, part, weights, row, terms, part);
        }
        VectorSums.fold(products, lanes, lane);
    }

    @Override
    void finish(Strip strip, double weightUnit, double[] sum) {
        VectorSums.flush(terms, 0, strip.width, weightUnit, sum, strip.column);
        Arrays.fill(terms, 0, strip.width, 0);
    }

    @Override
    void unpack(int block, int at, int size, Object entries, int to) {
        if (TYPE == float[].class) {
            System.arraycopy(blocks[block], at, entries, to, size);
        } else {
            unpack(blocks[block], at, size, (float[]) entries, to);
        }
    }

    private static void unpack(Object x, int at, int size, float[] entries, int to) {
        for (int k = 0; k < size; k += FLOATS.length()) {
            entries(x, at + k).intoArray(entries, to + k);
        }
    }

    private static void multiply(Object x, int at, int size, float[] g, int column, float[] products, int lane) {
        FloatVector a0 = FloatVector.zero(FLOATS);
        FloatVector a1 = FloatVector.zero(FLOATS);
        FloatVector a2 = FloatVector.zero(FLOATS);
        FloatVector a3 = FloatVector.zero(FLOATS);
        FloatVector a4 = FloatVector.zero(FLOATS);
        FloatVector a5 = FloatVector.zero(FLOATS);
        FloatVector a6 = FloatVector.zero(FLOATS);
        FloatVector a7 = FloatVector.zero(FLOATS);
        for (int k = at, j = column; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            FloatVector gj = FloatVector.fromArray(FLOATS, g, j);
            a0 = entries(x, k).fma(gj, a0);
            a1 = entries(x, k + CHUNK).fma(gj, a1);
            a2 = entries(x, k + 2 * CHUNK).fma(gj, a2);
            a3 = entries(x, k + 3 * CHUNK).fma(gj, a3);
            a4 = entries(x, k + 4 * CHUNK).fma(gj, a4);
            a5 = entries(x, k + 5 * CHUNK).fma(gj, a5);
            a6 = entries(x, k + 6 * CHUNK).fma(gj, a6);
            a7 = entries(x, k + 7 * CHUNK).fma(gj, a7);
        }
        a0.intoArray(products, lane);
        a1.intoArray(products, lane + CHUNK);
        a2.intoArray(products, lane + 2 * CHUNK);
        a3.intoArray(products, lane + 3 * CHUNK);
        a4.intoArray(products, lane + 4 * CHUNK);
        a5.intoArray(products, lane + 5 * CHUNK);
        a6.intoArray(products, lane + 6 * CHUNK);
        a7.intoArray(products, lane + 7 * CHUNK);
    }

    private static void add(Object x, int at, int size, float[] weights, int row, float[] terms, int column) {
        FloatVector w0 = FloatVector.broadcast(FLOATS, weights[row]);
        FloatVector w1 = FloatVector.broadcast(FLOATS, weights[row + 1]);
        FloatVector w2 = FloatVector.broadcast(FLOATS, weights[row + 2]);
        FloatVector w3 = FloatVector.broadcast(FLOATS, weights[row + 3]);
        FloatVector w4 = FloatVector.broadcast(FLOATS, weights[row + 4]);
        FloatVector w5 = FloatVector.broadcast(FLOATS, weights[row + 5]);
        FloatVector w6 = FloatVector.broadcast(FLOATS, weights[row + 6]);
        FloatVector w7 = FloatVector.broadcast(FLOATS, weights[row + 7]);
        for (int k = at, j = column; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            FloatVector s = FloatVector.fromArray(FLOATS, terms, j);
            s = entries(x, k).fma(w0, s);
            s = entries(x, k + CHUNK).fma(w1, s);
            s = entries(x, k + 2 * CHUNK).fma(w2, s);
            s = entries(x, k + 3 * CHUNK).fma(w3, s);
            s = entries(x, k + 4 * CHUNK).fma(w4, s);
            s = entries(x, k + 5 * CHUNK).fma(w5, s);
            s = entries(x, k + 6 * CHUNK).fma(w6, s);
            s = entries(x, k + 7 * CHUNK).fma(w7, s);
            s.intoArray(terms, j);
        }
    }

    private static void both(
            Object x,
            int at,
            int size,
            float[] g,
            int column,
            float[] products,
            int lane,
            float[] weights,
            int row,
            float[] terms,
            int term) {
        FloatVector w0 = FloatVector.broadcast(FLOATS, weights[row]);
        FloatVector w1 = FloatVector.broadcast(FLOATS, weights[row + 1]);
        FloatVector w2 = FloatVector.broadcast(FLOATS, weights[row + 2]);
        FloatVector w3 = FloatVector.broadcast(FLOATS, weights[row + 3]);
        FloatVector w4 = FloatVector.broadcast(FLOATS, weights[row + 4]);
        FloatVector w5 = FloatVector.broadcast(FLOATS, weights[row + 5]);
        FloatVector w6 = FloatVector.broadcast(FLOATS, weights[row + 6]);
        FloatVector w7 = FloatVector.broadcast(FLOATS, weights[row + 7]);
        FloatVector a0 = FloatVector.zero(FLOATS);
        FloatVector a1 = FloatVector.zero(FLOATS);
        FloatVector a2 = FloatVector.zero(FLOATS);
        FloatVector a3 = FloatVector.zero(FLOATS);
        FloatVector a4 = FloatVector.zero(FLOATS);
        FloatVector a5 = FloatVector.zero(FLOATS);
        FloatVector a6 = FloatVector.zero(FLOATS);
        FloatVector a7 = FloatVector.zero(FLOATS);
        for (int k = at, j = 0; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            FloatVector gj = FloatVector.fromArray(FLOATS, g, column + j);
            FloatVector s = FloatVector.fromArray(FLOATS, terms, term + j);
            FloatVector x0 = entries(x, k);
            a0 = x0.fma(gj, a0);
            s = x0.fma(w0, s);
            FloatVector x1 = entries(x, k + CHUNK);
            a1 = x1.fma(gj, a1);
            s = x1.fma(w1, s);
            FloatVector x2 = entries(x, k + 2 * CHUNK);
            a2 = x2.fma(gj, a2);
            s = x2.fma(w2, s);
            FloatVector x3 = entries(x, k + 3 * CHUNK);
            a3 = x3.fma(gj, a3);
            s = x3.fma(w3, s);
            FloatVector x4 = entries(x, k + 4 * CHUNK);
            a4 = x4.fma(gj, a4);
            s = x4.fma(w4, s);
            FloatVector x5 = entries(x, k + 5 * CHUNK);
            a5 = x5.fma(gj, a5);
            s = x5.fma(w5, s);
            FloatVector x6 = entries(x, k + 6 * CHUNK);
            a6 = x6.fma(gj, a6);
            s = x6.fma(w6, s);
            FloatVector x7 = entries(x, k + 7 * CHUNK);
            a7 = x7.fma(gj, a7);
            s = x7.fma(w7, s);
            s.intoArray(terms, term + j);
        }
        a0.intoArray(products, lane);
        a1.intoArray(products, lane + CHUNK);
        a2.intoArray(products, lane + 2 * CHUNK);
        a3.intoArray(products, lane + 3 * CHUNK);
        a4.intoArray(products, lane + 4 * CHUNK);
        a5.intoArray(products, lane + 5 * CHUNK);
        a6.intoArray(products, lane + 6 * CHUNK);
        a7.intoArray(products, lane + 7 * CHUNK);
    }
}
