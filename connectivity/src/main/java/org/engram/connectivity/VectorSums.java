package org.engram.connectivity;

import static org.engram.connectivity.StoredRows.SUMS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of 512 bits, or else of 256; and sums in float32 that are added to sums in float64 in them. */
final class VectorSums {
    static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() >= SUMS ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, DOUBLES.vectorShape());

    /** Of as many floats as there are doubles in a vector. */
    static final VectorSpecies<Float> HALF_FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    /** Elements of eight products of sixteen sums. */
    private static final int EIGHT_PRODUCTS = 128;

    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
    private static final VectorMask<Float> BIT_2 = VectorMask.fromLong(EIGHT, 0b11110000);
    private static final VectorMask<Float> BIT_1 = VectorMask.fromLong(EIGHT, 0b11001100);
    private static final VectorMask<Float> BIT_0 = VectorMask.fromLong(EIGHT, 0b10101010);
    private static final VectorShuffle<Float> XOR_4 = VectorShuffle.fromOp(EIGHT, lane -> lane ^ 4);
    private static final VectorShuffle<Float> XOR_2 = VectorShuffle.fromOp(EIGHT, lane -> lane ^ 2);
    private static final VectorShuffle<Float> XOR_1 = VectorShuffle.fromOp(EIGHT, lane -> lane ^ 1);

    private VectorSums() {}

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    static void require() {
        if (DoubleVector.SPECIES_PREFERRED.length() < DOUBLES.length()) {
            throw new UnsupportedOperationException("vectors shorter than four doubles do not pay");
        }
    }

    /**
     * Adds up the sixteen sums of each product by halves, in place and eight products at a time, and adds the totals to sums
     * in float64, from {@code to} on.
     */
    static void fold(float[] products, double[] sums, int to) {
        for (int at = 0; at < products.length; at += EIGHT_PRODUCTS) {
            for (int i = 0; i < 4; i++) {
                FloatVector first = half(products, at + 16 * i);
                FloatVector second = half(products, at + 16 * (i + 4));
                pair(first, second, BIT_2, XOR_4).intoArray(products, at + 8 * i);
            }
            for (int i = 0; i < 2; i++) {
                FloatVector first = FloatVector.fromArray(EIGHT, products, at + 8 * i);
                FloatVector second = FloatVector.fromArray(EIGHT, products, at + 8 * (i + 2));
                pair(first, second, BIT_1, XOR_2).intoArray(products, at + 8 * i);
            }
            FloatVector first = FloatVector.fromArray(EIGHT, products, at);
            FloatVector second = FloatVector.fromArray(EIGHT, products, at + 8);
            pair(first, second, BIT_0, XOR_1).intoArray(products, at);
            flush(products, at, 8, 1, sums, to + at / 16);
        }
    }

    /** Sums l + 8 added to sums l. */
    private static FloatVector half(float[] products, int at) {
        return FloatVector.fromArray(EIGHT, products, at).add(FloatVector.fromArray(EIGHT, products, at + 8));
    }

    /** In lanes outside of {@code mask} x, in the others y, each with the lane that {@code other} says added. */
    private static FloatVector pair(FloatVector x, FloatVector y, VectorMask<Float> mask, VectorShuffle<Float> other) {
        return x.blend(y, mask).add(y.blend(x, mask).rearrange(other));
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
