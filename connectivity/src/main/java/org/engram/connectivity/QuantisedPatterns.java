package org.engram.connectivity;

/**
 * Patterns rounded to 2^bits − 1 equally spaced values from −a to a, where a is the largest absolute value of all
 * features. Finding a takes one reading of all patterns.
 */
public final class QuantisedPatterns extends ChangedPatterns {
    private final double step;

    /** @param bits from 2 to 16 */
    public QuantisedPatterns(Patterns patterns, int bits) {
        super(patterns);
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException("2 to 16 bits are possible, not " + bits);
        }
        step = patterns.largest() / ((1 << (bits - 1)) - 1);
    }

    @Override
    protected void change(int index, double[] out) {
        for (int i = 0; i < out.length && step > 0; i++) {
            out[i] = step * Math.rint(out[i] / step);
        }
    }
}
