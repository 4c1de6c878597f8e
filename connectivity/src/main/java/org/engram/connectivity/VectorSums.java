package org.engram.connectivity;

import static org.engram.connectivity.StoredRows.SUMS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of 512 bits, or else of 256; and sums in float32 that are added to sums in float64 in them. */
final class VectorSums {
    static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() >= SUMS ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, DOUBLES.vectorShape());

    /** Of as many floats as there are doubles in a vector. */
    static final VectorSpecies<Float> HALF_FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private VectorSums() {}

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    static void require() {
        if (DoubleVector.SPECIES_PREFERRED.length() < DOUBLES.length()) {
            throw new UnsupportedOperationException("vectors shorter than four doubles do not pay");
        }
    }

    /**
     * Writes a vector of 512 bits. Added to a vector whose class the compiler knows, for JDK 17 does not know that of one that
     * comes out of a loop, and would keep it in memory.
     */
    static void store(FloatVector x, float[] to, int at) {
        FloatVector.zero(FLOATS).add(x).intoArray(to, at);
    }

    /** Adds sums l and l + 8 of each product's sixteen to sum l of its eight. */
    static void fold(float[] products, double[] lanes, int lane) {
        for (int at = 0, to = lane; at < products.length; at += 2 * SUMS, to += SUMS) {
            for (int l = 0; l < SUMS; l += DOUBLES.length()) {
                FloatVector low = FloatVector.fromArray(HALF_FLOATS, products, at + l);
                FloatVector high = FloatVector.fromArray(HALF_FLOATS, products, at + l + SUMS);
                var sums = (DoubleVector) low.add(high).convertShape(VectorOperators.F2D, DOUBLES, 0);
                sums.add(DoubleVector.fromArray(DOUBLES, lanes, to + l)).intoArray(lanes, to + l);
            }
        }
    }

    /** Adds {@code unit}, a power of two, times some sums to others, from {@code to} on. */
    static void flush(float[] terms, int at, int length, double unit, double[] sum, int to) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, unit);
        for (int i = 0; i < length; i += DOUBLES.length()) {
            FloatVector floats = FloatVector.fromArray(HALF_FLOATS, terms, at + i);
            var sums = (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
            sums.fma(factor, DoubleVector.fromArray(DOUBLES, sum, to + i)).intoArray(sum, to + i);
        }
    }
}
