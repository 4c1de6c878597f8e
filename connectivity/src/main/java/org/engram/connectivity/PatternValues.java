package org.engram.connectivity;

/**
 * What values patterns have, as far as it matters for {@linkplain Storage#smallest how they can be stored}.
 *
 * @param bipolar whether all features are +a or -a, with one a other than 0
 * @param smallIntegers whether all features are whole numbers from -127 to 127
 * @param present the share of features other than 0
 */
public record PatternValues(boolean bipolar, boolean smallIntegers, double present) {
    /** Looks at every feature once. */
    static PatternValues of(Patterns patterns) {
        double[] pattern = new double[patterns.size()];
        patterns.row(0, pattern);
        double amplitude = Math.abs(pattern[0]);
        boolean bipolar = amplitude > 0;
        boolean smallIntegers = true;
        long zeros = 0;
        for (int row = 0; row < patterns.count(); row++) {
            patterns.row(row, pattern);
            for (double feature : pattern) {
                double size = Math.abs(feature);
                bipolar &= size == amplitude;
                smallIntegers &= size <= Byte.MAX_VALUE && size == Math.rint(size);
                zeros += size == 0 ? 1 : 0;
            }
        }
        return new PatternValues(bipolar, smallIntegers, 1 - (double) zeros / patterns.count() / patterns.size());
    }
}
