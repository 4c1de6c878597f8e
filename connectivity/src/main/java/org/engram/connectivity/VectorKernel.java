package org.engram.connectivity;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel in vectors: lane l of the sums of a product is sum l of the canonical order, in one vector of eight lanes or
 * two of four. Multiplies and adds apart, since a fused multiply-add rounds only once, and adds the lanes one by one,
 * since the library's own reduction gives other bits before and after compilation.
 */
final class VectorKernel implements RowKernel {
    private static final int SUMS = 8;
    private static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() >= SUMS ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    private static final int LANES = DOUBLES.length();
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    VectorKernel() {
        if (DoubleVector.SPECIES_PREFERRED.length() < LANES) {
            throw new UnsupportedOperationException("vectors of " + DoubleVector.SPECIES_PREFERRED.length() + " lanes");
        }
    }

    @Override
    public double dot(float[] x, int at, double[] g) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = DoubleVector.zero(DOUBLES);
        int end = g.length & -SUMS;
        for (int j = 0; j < end; j += SUMS) {
            low = low.add(entries(x, at + j).mul(DoubleVector.fromArray(DOUBLES, g, j)));
            if (LANES < SUMS) {
                high = high.add(entries(x, at + j + LANES).mul(DoubleVector.fromArray(DOUBLES, g, j + LANES)));
            }
        }
        int k = at + end;
        return StoredRows.total(
                lane(low, high, 0) + ScalarKernel.product(x, k, g, end),
                lane(low, high, 1) + ScalarKernel.product(x, k + 1, g, end + 1),
                lane(low, high, 2) + ScalarKernel.product(x, k + 2, g, end + 2),
                lane(low, high, 3) + ScalarKernel.product(x, k + 3, g, end + 3),
                lane(low, high, 4) + ScalarKernel.product(x, k + 4, g, end + 4),
                lane(low, high, 5) + ScalarKernel.product(x, k + 5, g, end + 5),
                lane(low, high, 6) + ScalarKernel.product(x, k + 6, g, end + 6),
                lane(low, high, 7));
    }

    @Override
    public double dot(double[] x, int at, double[] g) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = DoubleVector.zero(DOUBLES);
        int end = g.length & -SUMS;
        for (int j = 0; j < end; j += SUMS) {
            low = low.add(entries(x, at + j).mul(DoubleVector.fromArray(DOUBLES, g, j)));
            if (LANES < SUMS) {
                high = high.add(entries(x, at + j + LANES).mul(DoubleVector.fromArray(DOUBLES, g, j + LANES)));
            }
        }
        int k = at + end;
        return StoredRows.total(
                lane(low, high, 0) + ScalarKernel.product(x, k, g, end),
                lane(low, high, 1) + ScalarKernel.product(x, k + 1, g, end + 1),
                lane(low, high, 2) + ScalarKernel.product(x, k + 2, g, end + 2),
                lane(low, high, 3) + ScalarKernel.product(x, k + 3, g, end + 3),
                lane(low, high, 4) + ScalarKernel.product(x, k + 4, g, end + 4),
                lane(low, high, 5) + ScalarKernel.product(x, k + 5, g, end + 5),
                lane(low, high, 6) + ScalarKernel.product(x, k + 6, g, end + 6),
                lane(low, high, 7));
    }

    @Override
    public double dot(byte[] x, int at, double[] g) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = DoubleVector.zero(DOUBLES);
        int end = g.length & -SUMS;
        for (int j = 0; j < end; j += SUMS) {
            ByteVector entries = ByteVector.fromArray(BYTES, x, at + j);
            low = low.add(widen(entries, 0).mul(DoubleVector.fromArray(DOUBLES, g, j)));
            if (LANES < SUMS) {
                high = high.add(widen(entries, 1).mul(DoubleVector.fromArray(DOUBLES, g, j + LANES)));
            }
        }
        int k = at + end;
        return StoredRows.total(
                lane(low, high, 0) + ScalarKernel.product(x, k, g, end),
                lane(low, high, 1) + ScalarKernel.product(x, k + 1, g, end + 1),
                lane(low, high, 2) + ScalarKernel.product(x, k + 2, g, end + 2),
                lane(low, high, 3) + ScalarKernel.product(x, k + 3, g, end + 3),
                lane(low, high, 4) + ScalarKernel.product(x, k + 4, g, end + 4),
                lane(low, high, 5) + ScalarKernel.product(x, k + 5, g, end + 5),
                lane(low, high, 6) + ScalarKernel.product(x, k + 6, g, end + 6),
                lane(low, high, 7));
    }

    @Override
    public void addScaled(float[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = DOUBLES.loopBound(sum.length);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector.fromArray(DOUBLES, sum, j)
                    .add(entries(x, at + j).mul(factor))
                    .intoArray(sum, j);
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void addScaled(double[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = DOUBLES.loopBound(sum.length);
        for (int j = 0; j < end; j += LANES) {
            DoubleVector.fromArray(DOUBLES, sum, j)
                    .add(entries(x, at + j).mul(factor))
                    .intoArray(sum, j);
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    @Override
    public void addScaled(byte[] x, int at, double weight, double[] sum) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, weight);
        int end = sum.length & -SUMS;
        for (int j = 0; j < end; j += SUMS) {
            ByteVector entries = ByteVector.fromArray(BYTES, x, at + j);
            for (int part = 0; part < SUMS / LANES; part++) {
                DoubleVector.fromArray(DOUBLES, sum, j + part * LANES)
                        .add(widen(entries, part).mul(factor))
                        .intoArray(sum, j + part * LANES);
            }
        }
        for (int j = end; j < sum.length; j++) {
            sum[j] += weight * x[at + j];
        }
    }

    private static DoubleVector entries(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    private static DoubleVector entries(double[] x, int at) {
        return DoubleVector.fromArray(DOUBLES, x, at);
    }

    private static DoubleVector widen(ByteVector entries, int part) {
        return (DoubleVector) entries.convertShape(VectorOperators.B2D, DOUBLES, part);
    }

    private static double lane(DoubleVector low, DoubleVector high, int sum) {
        return sum < LANES ? low.lane(sum) : high.lane(sum - LANES);
    }
}
