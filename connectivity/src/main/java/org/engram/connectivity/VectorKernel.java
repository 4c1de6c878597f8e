package org.engram.connectivity;

import static org.engram.connectivity.PanelLayout.PANEL;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel in vectors for float64 arithmetic and the type of entries that {@link VectorKernels} gives it when it loads
 * the class: lane l is sum l of the canonical order. A chunk is one vector of eight lanes, or else two of four, which are worked on one after
 * the other.
 *
 * <p>Eight rows at a time hide the latency of sums that wait for themselves, and read g and the sum of rows once for
 * eight rows: 2 flops for each half of the 4 bytes of a float32 entry, so that memory is the limit and not the processor.
 */
final class VectorKernel extends StripKernel {
    private static final int CHUNK = Arithmetic.FLOAT64.lanes();
    private static final Class<?> TYPE = VectorKernels.type(MethodHandles.lookup());
    private static final VectorSpecies<Double> DOUBLES = VectorSums.DOUBLES;

    private final Object[] blocks;
    private final double[] g;
    private final double[] weights;

    VectorKernel(Object[] blocks, PanelLayout layout) {
        this(
                blocks,
                layout,
                Numbers.of(Arithmetic.FLOAT64, layout.width()),
                Numbers.of(Arithmetic.FLOAT64, RowGroups.BLOCK));
    }

    private VectorKernel(Object[] blocks, PanelLayout layout, Numbers g, Numbers weights) {
        super(layout, g, weights);
        VectorSums.require();
        this.blocks = blocks;
        this.g = (double[]) g.array();
        this.weights = (double[]) weights.array();
    }

    private static DoubleVector entries(Object x, int at) {
        if (TYPE == float[].class) {
            return (DoubleVector) FloatVector.fromArray(VectorSums.HALF_FLOATS, (float[]) x, at)
                    .convertShape(VectorOperators.F2D, DOUBLES, 0);
        }
        if (TYPE == byte[].class) {
            return (DoubleVector) ByteVector.fromArray(ByteVector.SPECIES_64, (byte[]) x, at)
                    .convertShape(VectorOperators.B2D, DOUBLES, 0);
        }
        return DoubleVector.fromArray(DOUBLES, (double[]) x, at);
    }

    @Override
    void multiply(int block, int at, int size, int column, double[] lanes, int lane) {
        for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
            multiply(blocks[block], at + part, size, g, column + part, lanes, lane + part);
        }
    }

    @Override
    void add(int block, int at, int size, int row, double[] sum, int column) {
        for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
            add(blocks[block], at + part, size, weights, row, sum, column + part);
        }
    }

    @Override
    void both(int block, int at, int size, int column, double[] lanes, int lane, int row, double[] sum) {
        for (int part = 0; part < CHUNK; part += DOUBLES.length()) {
            both(blocks[block], at + part, size, g, column + part, lanes, lane + part, weights, row, sum);
        }
    }

    @Override
    void finish(Strip strip, double weightUnit, double[] sum) {}

    @Override
    void unpack(int block, int at, int size, Object entries, int to) {
        unpack(blocks[block], at, size, (double[]) entries, to);
    }

    private static void unpack(Object x, int at, int size, double[] entries, int to) {
        for (int k = 0; k < size; k += DOUBLES.length()) {
            entries(x, at + k).intoArray(entries, to + k);
        }
    }

    private static void multiply(Object x, int at, int size, double[] g, int column, double[] lanes, int lane) {
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

    private static void add(Object x, int at, int size, double[] weights, int row, double[] sum, int column) {
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
            double[] g,
            int column,
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
