package org.engram.neuron;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions in vectors of eight or four numbers, operation by operation those of {@link Elementary}; what is left over
 * at the end of a range goes through {@link ScalarFunctions}. Neither the library's own exponential nor its reductions are
 * used, since their bits change with compilation.
 */
final class VectorFunctions implements ArrayFunctions {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() >= InterleavedSum.LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_256;
    private static final int LENGTH = DOUBLES.length();
    private static final boolean TWO_VECTORS = LENGTH < InterleavedSum.LANES;

    // Constants as vectors: made anew in every expression, they would be more than the compiler takes at once.
    private static final DoubleVector ZERO = vector(0);
    private static final DoubleVector HALF = vector(0.5);
    private static final DoubleVector UNIT = vector(1);
    private static final DoubleVector TWO = vector(2);
    private static final DoubleVector MINUS_TWO = vector(-2);
    private static final DoubleVector INFINITY = vector(Double.POSITIVE_INFINITY);
    private static final LongVector ONE_BITS = UNIT.reinterpretAsLongs();
    private static final LongVector MINUS_ONE_BITS = UNIT.neg().reinterpretAsLongs();
    private static final LongVector SIGN = ZERO.neg().reinterpretAsLongs();
    private static final DoubleVector OVERFLOW = vector(Elementary.OVERFLOW);
    private static final DoubleVector UNDERFLOW = vector(Elementary.UNDERFLOW);
    private static final DoubleVector SATURATION = vector(Elementary.SATURATION);
    private static final DoubleVector LOG2_E = vector(Elementary.LOG2_E);
    private static final DoubleVector MINUS_LN_2_HIGH = vector(-Elementary.LN_2_HIGH);
    private static final DoubleVector MINUS_LN_2_LOW = vector(-Elementary.LN_2_LOW);
    private static final DoubleVector ROUNDING = vector(Elementary.ROUNDING);
    private static final DoubleVector P0 = vector(Elementary.P0);
    private static final DoubleVector P1 = vector(Elementary.P1);
    private static final DoubleVector P2 = vector(Elementary.P2);
    private static final DoubleVector P3 = vector(Elementary.P3);
    private static final DoubleVector P4 = vector(Elementary.P4);
    private static final DoubleVector P5 = vector(Elementary.P5);
    private static final DoubleVector P6 = vector(Elementary.P6);
    private static final DoubleVector P7 = vector(Elementary.P7);
    private static final DoubleVector P8 = vector(Elementary.P8);
    private static final DoubleVector P9 = vector(Elementary.P9);
    private static final DoubleVector P10 = vector(Elementary.P10);

    /** @throws UnsupportedOperationException where vectors are shorter than four doubles, so that they do not pay */
    VectorFunctions() {
        if (DoubleVector.SPECIES_PREFERRED.length() < LENGTH) {
            throw new UnsupportedOperationException("vectors of " + DoubleVector.SPECIES_PREFERRED.length() + " lanes");
        }
    }

    @Override
    public void exp(double[] values, int from, int to, double floor) {
        int end = end(from, to, LENGTH);
        DoubleVector least = vector(Math.max(floor, Elementary.UNDERFLOW));
        for (int i = from; i < end; i += LENGTH) {
            exp(vector(values, i), least).intoArray(values, i);
        }
        AvailableFunctions.SCALAR.exp(values, end, to, floor);
    }

    @Override
    public void tanh(double[] values, int from, int to) {
        int end = end(from, to, LENGTH);
        for (int i = from; i < end; i += LENGTH) {
            tanh(vector(values, i)).intoArray(values, i);
        }
        AvailableFunctions.SCALAR.tanh(values, end, to);
    }

    @Override
    public void logistic(double[] values, int from, int to) {
        int end = end(from, to, LENGTH);
        for (int i = from; i < end; i += LENGTH) {
            logistic(vector(values, i)).intoArray(values, i);
        }
        AvailableFunctions.SCALAR.logistic(values, end, to);
    }

    @Override
    public void add(double[] values, int from, int to, double[] sums, double[] compensations) {
        int end = end(from, to, InterleavedSum.LANES);
        add(values, from, end, sums, compensations, 0);
        if (TWO_VECTORS) {
            add(values, from, end, sums, compensations, LENGTH);
        }
        AvailableFunctions.SCALAR.add(values, end, to, sums, compensations);
    }

    /** Adds to the sums from {@code lane} on, as many as a vector has. */
    private static void add(double[] values, int from, int end, double[] sums, double[] compensations, int lane) {
        DoubleVector sum = vector(sums, lane);
        DoubleVector compensation = vector(compensations, lane);
        for (int i = from; i < end; i += InterleavedSum.LANES) {
            DoubleVector term = vector(values, i + lane);
            DoubleVector next = sum.add(term);
            compensation = compensation.add(error(sum, term, next));
            sum = next;
        }
        sum.intoArray(sums, lane);
        compensation.intoArray(compensations, lane);
    }

    /** The terms of {@link CompensatedSum#error}. */
    private static DoubleVector error(DoubleVector sum, DoubleVector term, DoubleVector next) {
        DoubleVector taken = next.sub(sum);
        return sum.sub(next.sub(taken)).add(term.sub(taken));
    }

    private static DoubleVector exp(DoubleVector x, DoubleVector least) {
        DoubleVector n = x.fma(LOG2_E, ROUNDING).sub(ROUNDING);
        DoubleVector r = reduced(x, n);
        DoubleVector sum = r.add(UNIT);
        DoubleVector lost = r.sub(sum.sub(UNIT));
        DoubleVector y = sum.add(r.mul(r).fma(polynomial(r), lost));
        DoubleVector half = n.fma(HALF, ROUNDING);
        DoubleVector rest = n.sub(half.sub(ROUNDING)).add(ROUNDING);
        return y.mul(powerOfTwo(half, ONE_BITS))
                .mul(powerOfTwo(rest, ONE_BITS))
                .blend(ZERO, x.lt(least))
                .blend(INFINITY, OVERFLOW.lt(x));
    }

    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector y = x.abs().min(SATURATION).mul(MINUS_TWO);
        DoubleVector rounded = y.fma(LOG2_E, ROUNDING);
        DoubleVector r = reduced(y, rounded.sub(ROUNDING));
        DoubleVector minusPower = powerOfTwo(rounded, MINUS_ONE_BITS);
        DoubleVector rest = UNIT.add(minusPower);
        DoubleVector q = r.mul(r).fma(polynomial(r), r);
        DoubleVector fall = minusPower.fma(q, rest);
        DoubleVector tail = minusPower.fma(q, rest.sub(fall));
        DoubleVector sum = TWO.sub(fall);
        DoubleVector lost = TWO.sub(sum).sub(fall).sub(tail);
        DoubleVector size = fall.div(sum);
        DoubleVector minus = size.neg();
        DoubleVector remainder = minus.fma(lost, minus.fma(sum, fall).add(tail));
        DoubleVector corrected = remainder.fma(size.fma(HALF, HALF), size);
        return withSign(corrected, x);
    }

    private static DoubleVector logistic(DoubleVector x) {
        DoubleVector q = exp(x.abs().neg(), UNDERFLOW);
        return UNIT.blend(q, x.lt(ZERO)).div(q.add(UNIT));
    }

    private static DoubleVector reduced(DoubleVector x, DoubleVector n) {
        return n.fma(MINUS_LN_2_LOW, n.fma(MINUS_LN_2_HIGH, x));
    }

    private static DoubleVector polynomial(DoubleVector r) {
        DoubleVector p = P10.fma(r, P9);
        p = p.fma(r, P8);
        p = p.fma(r, P7);
        p = p.fma(r, P6);
        p = p.fma(r, P5);
        p = p.fma(r, P4);
        p = p.fma(r, P3);
        p = p.fma(r, P2);
        p = p.fma(r, P1);
        return p.fma(r, P0);
    }

    /** 2^n, given n + {@link Elementary#ROUNDING} and the bits of 1; −2^n, given those of −1. */
    private static DoubleVector powerOfTwo(DoubleVector rounded, LongVector one) {
        LongVector exponents = rounded.reinterpretAsLongs().lanewise(LSHL, Elementary.EXPONENT_SHIFT);
        return exponents.add(one).reinterpretAsDoubles();
    }

    /** A positive size with the sign of another number. */
    private static DoubleVector withSign(DoubleVector size, DoubleVector of) {
        LongVector sign = of.reinterpretAsLongs().and(SIGN);
        return size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    private static DoubleVector vector(double[] values, int at) {
        return DoubleVector.fromArray(DOUBLES, values, at);
    }

    private static DoubleVector vector(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    /** One past the last number that is in a whole group. */
    private static int end(int from, int to, int group) {
        return from + (to - from) / group * group;
    }
}
