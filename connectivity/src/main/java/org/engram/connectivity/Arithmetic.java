package org.engram.connectivity;

/**
 * In which numbers products of synapses are formed and added up. Synapses enter both exactly.
 *
 * <p>In float32, vectors that are multiplied with synapses are first rounded, relative to a power of two near their largest
 * element: elements below 2^-126 of it count as 0, and nothing overflows. At most 64 terms are added one after another in
 * float32, sixteen such sums by halves, and all further sums are taken in float64. A product x·y is therefore wrong by less than 2^-17 of the sum of |x_i y_i|, plus 2^-126 of the largest |x_i|
 * times that of |y_i| for each term; by some 10^-7 of |x| |y| as a rule.
 */
public enum Arithmetic {
    /** Everything in 64-bit floating point. */
    FLOAT64(8, 8, 32),
    /** In 32-bit floating point, sums of sums in 64-bit. */
    FLOAT32(16, 1, 64);

    /** Numbers of a vector of 512 bits: as many sums make a product. */
    private final int lanes;

    /** Sums in float64 of a product. */
    private final int sums;

    /** Chunks of as many columns as there are lanes that make a strip: terms of a sum before sums are added up. */
    private final int stripChunks;

    /** Terms of a sum in float32. */
    private static final int MOST_TERMS = 64;

    private static final int EXPONENT_SHIFT = 52;
    private static final long EXPONENT_MASK = 0x7ff;

    /** That of the smallest normal number of float32, as float64 stores it. */
    private static final long LEAST_EXPONENT = Double.MAX_EXPONENT + Float.MIN_EXPONENT;

    Arithmetic(int lanes, int sums, int stripChunks) {
        this.lanes = lanes;
        this.sums = sums;
        this.stripChunks = stripChunks;
    }

    int lanes() {
        return lanes;
    }

    int sums() {
        return sums;
    }

    int stripChunks() {
        return stripChunks;
    }

    /** The product whose sums in float64 lie in an array from {@code at} on. */
    double total(double[] sums, int at) {
        return this == FLOAT64 ? StoredRows.total(sums, at) : sums[at] + 0.0;
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
        long largest = Double.doubleToRawLongBits(Double.MIN_NORMAL);
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Double.doubleToRawLongBits(Math.abs(x[i])));
        }
        return Math.scalb(1.0, Math.min(Math.getExponent(Double.longBitsToDouble(largest)), Double.MAX_EXPONENT));
    }

    /** The number nearest to an element that has been divided by its unit; without a branch, which nobody could predict. */
    double round(double x) {
        if (this == FLOAT64) {
            return x;
        }
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits >>> EXPONENT_SHIFT) & EXPONENT_MASK;
        return (float) Double.longBitsToDouble(bits & ((LEAST_EXPONENT - 1 - exponent) >> (Long.SIZE - 1)));
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
