package org.engram.connectivity;

/**
 * Patterns rounded to 2^bits − 1 equally spaced values from −a to a, where a is the largest absolute value of all
 * features. Finding a takes one reading of all patterns.
 */
public final class QuantisedPatterns implements Patterns {
    private final Patterns patterns;
    private final double step;

    /** @param bits from 2 to 16 */
    public QuantisedPatterns(Patterns patterns, int bits) {
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException("2 to 16 bits are possible, not " + bits);
        }
        this.patterns = patterns;
        step = patterns.largest() / ((1 << (bits - 1)) - 1);
    }

    @Override
    public int count() {
        return patterns.count();
    }

    @Override
    public int size() {
        return patterns.size();
    }

    @Override
    public void row(int index, double[] out) {
        patterns.row(index, out);
        for (int i = 0; i < out.length && step > 0; i++) {
            out[i] = step * Math.rint(out[i] / step);
        }
    }
}
