package org.engram.neuron;

/**
 * Elementary functions of float64 with the same bits on every machine and Java, compiled or not: nothing but additions,
 * multiplications, fused multiply-adds, divisions and the bits of exponents. {@link VectorFunctions}
 * does the same to several numbers at a time.
 *
 * <p>All rest on e^x = 2^n e^r with n = x / ln 2 rounded to a whole number and |r| ≤ ln(2) / 2, where e^r = 1 + r + r² p(r).
 * The polynomial p of degree 10 is the minimax one for the relative error of e^r, which is 7e-19; {@code exponential.py}
 * beside the tests computes it.
 */
final class Elementary {
    /** Above this e^x is infinite. */
    static final double OVERFLOW = 0x1.62e42fefa39efp9;

    /** Below this e^x is less than half of the smallest positive number. */
    static final double UNDERFLOW = -0x1.74910d52d3052p9;

    /** Beyond this |x| the hyperbolic tangent is 1 in double precision. */
    static final double SATURATION = 20;

    static final double LOG2_E = 0x1.71547652b82fep0;

    /** ln 2 in two parts. The first has 42 bits, so that its product with an n is exact. */
    static final double LN_2_HIGH = 0x1.62e42fefa38p-1;

    static final double LN_2_LOW = 0x1.ef35793c7673p-45;

    /** 1.5 · 2⁵²: a number to which this is added is rounded to a whole one, found in the last bits of the sum. */
    static final double ROUNDING = 0x1.8p52;

    static final int EXPONENT_SHIFT = 52;

    static final double P0 = 0.5;
    static final double P1 = 0x1.555555555555bp-3;
    static final double P2 = 0x1.5555555555503p-5;
    static final double P3 = 0x1.111111110ec65p-7;
    static final double P4 = 0x1.6c16c16c30439p-10;
    static final double P5 = 0x1.a01a01b37b430p-13;
    static final double P6 = 0x1.a01a01369fa61p-16;
    static final double P7 = 0x1.71ddf0285ae97p-19;
    static final double P8 = 0x1.27e5b43370ab1p-22;
    static final double P9 = 0x1.af6bda7811be6p-26;
    static final double P10 = 0x1.1e3d35f3eb11ap-29;

    private Elementary() {}

    /** e^x with an error below 0.9 units in the last place, also where it is subnormal; 0 and infinite where it must be. */
    static double exp(double x) {
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < UNDERFLOW) {
            return 0;
        }
        double n = Math.fma(x, LOG2_E, ROUNDING) - ROUNDING;
        double r = reduced(x, n);
        double sum = 1 + r;
        double lost = r - (sum - 1);
        double y = sum + Math.fma(r * r, polynomial(r), lost);
        int exponent = (int) n;
        int half = exponent / 2;
        return y * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    /**
     * (e^x − e^(−x)) / (e^x + e^(−x)) with an error below 1.5 units in the last place; an odd function. Taken as
     * (1 − e^y) / (1 + e^y) with y = −2 |x|, from 1 − e^y itself; a first quotient is corrected by what rounding took from
     * numerator, denominator and quotient.
     */
    static double tanh(double x) {
        double y = -2 * Math.min(Math.abs(x), SATURATION);
        double n = Math.fma(y, LOG2_E, ROUNDING) - ROUNDING;
        double r = reduced(y, n);
        double power = powerOfTwo((int) n);
        double q = Math.fma(r * r, polynomial(r), r);
        double fall = Math.fma(-power, q, 1 - power);
        double tail = Math.fma(-power, q, 1 - power - fall);
        double sum = 2 - fall;
        double lost = 2 - sum - fall - tail;
        double size = fall / sum;
        double remainder = Math.fma(-size, lost, Math.fma(-size, sum, fall) + tail);
        return Math.copySign(Math.fma(remainder, Math.fma(size, 0.5, 0.5), size), x);
    }

    /** 1 / (1 + e^(−x)) with an error below 2.5 units in the last place. */
    static double logistic(double x) {
        double q = exp(-Math.abs(x));
        return (x < 0 ? q : 1) / (1 + q);
    }

    private static double reduced(double x, double n) {
        return Math.fma(n, -LN_2_LOW, Math.fma(n, -LN_2_HIGH, x));
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (Double.MAX_EXPONENT + exponent) << EXPONENT_SHIFT);
    }

    /** p(r). */
    private static double polynomial(double r) {
        double p = Math.fma(P10, r, P9);
        p = Math.fma(p, r, P8);
        p = Math.fma(p, r, P7);
        p = Math.fma(p, r, P6);
        p = Math.fma(p, r, P5);
        p = Math.fma(p, r, P4);
        p = Math.fma(p, r, P3);
        p = Math.fma(p, r, P2);
        p = Math.fma(p, r, P1);
        return Math.fma(p, r, P0);
    }
}
