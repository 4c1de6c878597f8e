package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.CHUNK;
import static org.engram.connectivity.PanelLayout.PANEL;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel in vectors, for the type of entries that {@link VectorKernels} gives it when it loads the class: lane l is
 * sum l of the canonical order. A chunk is one vector of eight lanes, or else two of four, which are worked on one after
 * the other.
 *
 * <p>Eight rows at a time hide the latency of sums that wait for themselves, and read g and the sum of rows once for
 * eight rows: 2 flops for each half of the 4 bytes of a float32 entry, so that memory is the limit and not the processor.
 */
final class VectorKernel implements StripKernel {
    private static final Class<?> TYPE = type();
    private static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() >= CHUNK ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

    private final Object[] blocks;

    VectorKernel(Object[] blocks) {
        this.blocks = blocks;
    }

    private static Class<?> type() {
        if (DoubleVector.SPECIES_PREFERRED.length() < 4) {
            throw new UnsupportedOperationException("vectors shorter than four doubles do not pay");
        }
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Class.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("VectorKernel is a template", e);
        }
    }

    private static DoubleVector entries(Object x, int at) {
        if (TYPE == float[].class) {
            return (DoubleVector)
                    FloatVector.fromArray(FLOATS, (float[]) x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
        }
        if (TYPE == byte[].class) {
            return (DoubleVector)
                    ByteVector.fromArray(BYTES, (byte[]) x, at).convertShape(VectorOperators.B2D, DOUBLES, 0);
        }
        return DoubleVector.fromArray(DOUBLES, (double[]) x, at);
    }

    @Override
    public void multiply(Strip strip, double[] g, double[] lanes) {
        Object x = blocks[strip.block];
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
                int at = strip.at + panel * size + part;
                multiply(x, at, size, strip.column + part, g, lanes, panel * PANEL * CHUNK + part);
            }
        }
    }

    @Override
    public void add(Strip strip, double[] weights, double[] sum) {
        Object x = blocks[strip.block];
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
                int at = strip.at + panel * size + part;
                add(x, at, size, strip.column + part, weights, panel * PANEL, sum);
            }
        }
    }

    @Override
    public void both(Strip strip, double[] g, double[] lanes, double[] weights, double[] sum) {
        Object x = blocks[strip.block];
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
                int at = strip.at + panel * size + part;
                int lane = panel * PANEL * CHUNK + part;
                both(x, at, size, strip.column + part, g, lanes, lane, weights, panel * PANEL, sum);
            }
        }
    }

    @Override
    public void unpack(Strip strip, int panelSize, double[] entries, int to) {
        Object x = blocks[strip.block];
        int size = PANEL * strip.width;
        for (int panel = 0; panel < strip.panels; panel++) {
            unpack(x, strip.at + panel * size, size, entries, to + panel * panelSize);
        }
    }

    private static void unpack(Object x, int at, int size, double[] entries, int to) {
        for (int k = 0; k < size; k += DOUBLES.length()) {
            entries(x, at + k).intoArray(entries, to + k);
        }
    }

    private static void multiply(Object x, int at, int size, int column, double[] g, double[] lanes, int lane) {
        DoubleVector a0 = DoubleVector.fromArray(DOUBLES, lanes, lane);
        DoubleVector a1 = DoubleVector.fromArray(DOUBLES, lanes, lane + CHUNK);
        DoubleVector a2 = DoubleVector.fromArray(DOUBLES, lanes, lane + 2 * CHUNK);
        DoubleVector a3 = DoubleVector.fromArray(DOUBLES, lanes, lane + 3 * CHUNK);
        DoubleVector a4 = DoubleVector.fromArray(DOUBLES, lanes, lane + 4 * CHUNK);
        DoubleVector a5 = DoubleVector.fromArray(DOUBLES, lanes, lane + 5 * CHUNK);
        DoubleVector a6 = DoubleVector.fromArray(DOUBLES, lanes, lane + 6 * CHUNK);
        DoubleVector a7 = DoubleVector.fromArray(DOUBLES, lanes, lane + 7 * CHUNK);
        for (int k = at, j = column; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            DoubleVector gj = DoubleVector.fromArray(DOUBLES, g, j);
            a0 = entries(x, k).fma(gj, a0);
            a1 = entries(x, k + CHUNK).fma(gj, a1);
            a2 = entries(x, k + 2 * CHUNK).fma(gj, a2);
            a3 = entries(x, k + 3 * CHUNK).fma(gj, a3);
            a4 = entries(x, k + 4 * CHUNK).fma(gj, a4);
            a5 = entries(x, k + 5 * CHUNK).fma(gj, a5);
            a6 = entries(x, k + 6 * CHUNK).fma(gj, a6);
            a7 = entries(x, k + 7 * CHUNK).fma(gj, a7);
        }
        a0.intoArray(lanes, lane);
        a1.intoArray(lanes, lane + CHUNK);
        a2.intoArray(lanes, lane + 2 * CHUNK);
        a3.intoArray(lanes, lane + 3 * CHUNK);
        a4.intoArray(lanes, lane + 4 * CHUNK);
        a5.intoArray(lanes, lane + 5 * CHUNK);
        a6.intoArray(lanes, lane + 6 * CHUNK);
        a7.intoArray(lanes, lane + 7 * CHUNK);
    }

    private static void add(Object x, int at, int size, int column, double[] weights, int row, double[] sum) {
        if (StripKernel.silent(weights, row)) {
            return;
        }
        DoubleVector w0 = DoubleVector.broadcast(DOUBLES, weights[row]);
        DoubleVector w1 = DoubleVector.broadcast(DOUBLES, weights[row + 1]);
        DoubleVector w2 = DoubleVector.broadcast(DOUBLES, weights[row + 2]);
        DoubleVector w3 = DoubleVector.broadcast(DOUBLES, weights[row + 3]);
        DoubleVector w4 = DoubleVector.broadcast(DOUBLES, weights[row + 4]);
        DoubleVector w5 = DoubleVector.broadcast(DOUBLES, weights[row + 5]);
        DoubleVector w6 = DoubleVector.broadcast(DOUBLES, weights[row + 6]);
        DoubleVector w7 = DoubleVector.broadcast(DOUBLES, weights[row + 7]);
        for (int k = at, j = column; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            DoubleVector s = DoubleVector.fromArray(DOUBLES, sum, j);
            s = entries(x, k).fma(w0, s);
            s = entries(x, k + CHUNK).fma(w1, s);
            s = entries(x, k + 2 * CHUNK).fma(w2, s);
            s = entries(x, k + 3 * CHUNK).fma(w3, s);
            s = entries(x, k + 4 * CHUNK).fma(w4, s);
            s = entries(x, k + 5 * CHUNK).fma(w5, s);
            s = entries(x, k + 6 * CHUNK).fma(w6, s);
            s = entries(x, k + 7 * CHUNK).fma(w7, s);
            s.intoArray(sum, j);
        }
    }

    private static void both(
            Object x,
            int at,
            int size,
            int column,
            double[] g,
            double[] lanes,
            int lane,
            double[] weights,
            int row,
            double[] sum) {
        DoubleVector w0 = DoubleVector.broadcast(DOUBLES, weights[row]);
        DoubleVector w1 = DoubleVector.broadcast(DOUBLES, weights[row + 1]);
        DoubleVector w2 = DoubleVector.broadcast(DOUBLES, weights[row + 2]);
        DoubleVector w3 = DoubleVector.broadcast(DOUBLES, weights[row + 3]);
        DoubleVector w4 = DoubleVector.broadcast(DOUBLES, weights[row + 4]);
        DoubleVector w5 = DoubleVector.broadcast(DOUBLES, weights[row + 5]);
        DoubleVector w6 = DoubleVector.broadcast(DOUBLES, weights[row + 6]);
        DoubleVector w7 = DoubleVector.broadcast(DOUBLES, weights[row + 7]);
        DoubleVector a0 = DoubleVector.fromArray(DOUBLES, lanes, lane);
        DoubleVector a1 = DoubleVector.fromArray(DOUBLES, lanes, lane + CHUNK);
        DoubleVector a2 = DoubleVector.fromArray(DOUBLES, lanes, lane + 2 * CHUNK);
        DoubleVector a3 = DoubleVector.fromArray(DOUBLES, lanes, lane + 3 * CHUNK);
        DoubleVector a4 = DoubleVector.fromArray(DOUBLES, lanes, lane + 4 * CHUNK);
        DoubleVector a5 = DoubleVector.fromArray(DOUBLES, lanes, lane + 5 * CHUNK);
        DoubleVector a6 = DoubleVector.fromArray(DOUBLES, lanes, lane + 6 * CHUNK);
        DoubleVector a7 = DoubleVector.fromArray(DOUBLES, lanes, lane + 7 * CHUNK);
        for (int k = at, j = column; k < at + size; k += PANEL * CHUNK, j += CHUNK) {
            DoubleVector gj = DoubleVector.fromArray(DOUBLES, g, j);
            DoubleVector s = DoubleVector.fromArray(DOUBLES, sum, j);
            DoubleVector x0 = entries(x, k);
            a0 = x0.fma(gj, a0);
            s = x0.fma(w0, s);
            DoubleVector x1 = entries(x, k + CHUNK);
            a1 = x1.fma(gj, a1);
            s = x1.fma(w1, s);
            DoubleVector x2 = entries(x, k + 2 * CHUNK);
            a2 = x2.fma(gj, a2);
            s = x2.fma(w2, s);
            DoubleVector x3 = entries(x, k + 3 * CHUNK);
            a3 = x3.fma(gj, a3);
            s = x3.fma(w3, s);
            DoubleVector x4 = entries(x, k + 4 * CHUNK);
            a4 = x4.fma(gj, a4);
            s = x4.fma(w4, s);
            DoubleVector x5 = entries(x, k + 5 * CHUNK);
            a5 = x5.fma(gj, a5);
            s = x5.fma(w5, s);
            DoubleVector x6 = entries(x, k + 6 * CHUNK);
            a6 = x6.fma(gj, a6);
            s = x6.fma(w6, s);
            DoubleVector x7 = entries(x, k + 7 * CHUNK);
            a7 = x7.fma(gj, a7);
            s = x7.fma(w7, s);
            s.intoArray(sum, j);
        }
        a0.intoArray(lanes, lane);
        a1.intoArray(lanes, lane + CHUNK);
        a2.intoArray(lanes, lane + 2 * CHUNK);
        a3.intoArray(lanes, lane + 3 * CHUNK);
        a4.intoArray(lanes, lane + 4 * CHUNK);
        a5.intoArray(lanes, lane + 5 * CHUNK);
        a6.intoArray(lanes, lane + 6 * CHUNK);
        a7.intoArray(lanes, lane + 7 * CHUNK);
    }
}
