package org.engram.connectivity;

/**
 * In which numbers products of synapses are formed and added up. Synapses enter both exactly.
 *
 * <p>In float32, vectors that are multiplied with synapses are first rounded, relative to a power of two near their largest
 * element: elements below 2^-126 of it count as 0, and nothing overflows. At most 64 terms are added up in float32, and
 * such sums in float64. A product x·y is therefore wrong by less than 2^-17 of the sum of |x_i y_i|, plus 2^-126 of the largest |x_i|
 * times that of |y_i| for each term; by some 10^-7 of |x| |y| as a rule.
 */
public enum Arithmetic {
    /** Everything in 64-bit floating point. */
    FLOAT64(8),
    /** In 32-bit floating point, sums of sums in 64-bit. */
    FLOAT32(16);

    /** Numbers of a vector of 512 bits: as many sums make a product. */
    private final int lanes;

    /** Terms of a sum in float32. */
    private static final int MOST_TERMS = 64;

    Arithmetic(int lanes) {
        this.lanes = lanes;
    }

    int lanes() {
        return lanes;
    }

    /**
     * By what share of the sum of its terms' sizes a sum of products may be wrong: their rounding errors add up like a random
     * walk.
     */
    public double rounding(int terms) {
        double float64 = Math.ulp(1.0) * (8 + Math.sqrt(terms));
        return this == FLOAT64 ? float64 : float64 + Math.ulp(1f) * (8 + Math.sqrt(MOST_TERMS));
    }

    /** What elements {@code from} to {@code to} (exclusive) of a vector are divided by before they are rounded: a power of two. */
    double unit(double[] x, int from, int to) {
        if (this == FLOAT64) {
            return 1;
        }
        double largest = Double.MIN_NORMAL;
        for (int i = from; i < to; i++) {
            double size = Math.abs(x[i]);
            if (size > largest) {
                largest = size;
            }
        }
        return Math.scalb(1.0, Math.min(Math.getExponent(largest), Double.MAX_EXPONENT));
    }

    /** The number nearest to an element that has been divided by its unit. */
    double round(double x) {
        if (this == FLOAT64) {
            return x;
        }
        return Math.abs(x) < Float.MIN_NORMAL ? 0 : (float) x;
    }

    /** Writes elements {@code from} to {@code to} (exclusive), divided by their unit and rounded, and returns the unit. */
    double load(double[] x, int from, int to, double[] numbers) {
        double unit = unit(x, from, to);
        double inverse = 1 / unit;
        for (int i = from; i < to; i++) {
            numbers[i - from] = round(x[i] * inverse);
        }
        return unit;
    }

    /** {@code x * y + z}, rounded once. */
    double fma(double x, double y, double z) {
        return this == FLOAT64 ? Math.fma(x, y, z) : Math.fma((float) x, (float) y, (float) z);
    }
}
