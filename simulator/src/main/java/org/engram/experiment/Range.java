package org.engram.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers from one to another.
 *
 * @param whole whether they are rounded to whole numbers
 * @param logarithmic whether their ratios are equal, and not their distances
 */
record Range(boolean whole, boolean logarithmic, double from, double to) {
    /** Values are rounded, so that a range over decades has the decades themselves. */
    private static final MathContext ROUNDING = new MathContext(12);

    Range {
        from = rounded(from, whole);
        to = rounded(to, whole);
    }

    private static double rounded(double value, boolean whole) {
        if (!Double.isFinite(value)) {
            return value;
        }
        double digits = new BigDecimal(value).round(ROUNDING).doubleValue();
        return whole ? Math.rint(digits) : digits;
    }

    /** Whether there are numbers between the two. */
    boolean hasExtent() {
        return from != to && !(logarithmic && !(from > 0 && to > 0));
    }

    /** So many numbers, the ends among them. */
    DoubleStream values(int steps) {
        return IntStream.range(0, steps).mapToDouble(k -> value(k / (steps - 1.0)));
    }

    private double value(double share) {
        return rounded(logarithmic ? from * StrictMath.pow(to / from, share) : from + share * (to - from), whole);
    }

    /** Whether no two of so many numbers are equal. */
    boolean isDistinct(int steps) {
        return values(steps).distinct().count() == steps;
    }

    /** How many distinct numbers there can be, at least 2, if those of {@code steps} are not. */
    int mostSteps(int steps) {
        int most = 2;
        int tooMany = steps;
        while (tooMany - most > 1) {
            int middle = (most + tooMany) / 2;
            if (isDistinct(middle)) {
                most = middle;
            } else {
                tooMany = middle;
            }
        }
        return most;
    }
}
