package org.engram.connectivity;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Adds rows in vectors of eight doubles, or of four. Bytes are read eight at a time. */
final class VectorAdderKernel implements RowAdder {
    private static final int BYTES_AT_ONCE = 8;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() >= BYTES_AT_ONCE
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_256;
    private static final int LANES = DOUBLES.length();
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    VectorAdderKernel() {
        if (DoubleVector.SPECIES_PREFERRED.length() < LANES) {
            throw new UnsupportedOperationException("vectors shorter than four doubles do not pay");
        }
    }

    @Override
    public void add(double[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = DOUBLES.loopBound(sum.length);
        for (int j = 0; j < end; j += LANES) {
            add(DoubleVector.fromArray(DOUBLES, x, at + j).mul(factor), sum, j);
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void add(float[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = DOUBLES.loopBound(sum.length);
        for (int j = 0; j < end; j += LANES) {
            var entries = (DoubleVector)
                    FloatVector.fromArray(FLOATS, x, at + j).convertShape(VectorOperators.F2D, DOUBLES, 0);
            add(entries.mul(factor), sum, j);
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void add(byte[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = sum.length & -BYTES_AT_ONCE;
        for (int j = 0; j < end; j += BYTES_AT_ONCE) {
            ByteVector entries = ByteVector.fromArray(BYTES, x, at + j);
            for (int part = 0; part < BYTES_AT_ONCE / LANES; part++) {
                var widened = (DoubleVector) entries.convertShape(VectorOperators.B2D, DOUBLES, part);
                add(widened.mul(factor), sum, j + part * LANES);
            }
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    private static void add(DoubleVector summand, double[] sum, int at) {
        DoubleVector.fromArray(DOUBLES, sum, at).add(summand).intoArray(sum, at);
    }
}
