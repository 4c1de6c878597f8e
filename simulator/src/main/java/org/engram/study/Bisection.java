package org.engram.study;

import java.util.function.DoubleUnaryOperator;
import org.engram.experiment.Threshold;

/**
 * Looks for the value at which the share of successful trials crosses the share that is wanted, rising or falling,
 * by halving the interval in which it does.
 */
final class Bisection {
    private final Threshold search;
    private final DoubleUnaryOperator shareAt;

    /**
     * What was found.
     *
     * @param low the last value on the side of {@code from}
     * @param high the last value on the side of {@code to}
     * @param shareFrom the share of successes at {@code from}
     * @param shareTo the share of successes at {@code to}
     */
    record Crossing(double value, double low, double high, double shareFrom, double shareTo) {}

    /** @param shareAt the share of successful trials at a value */
    Bisection(Threshold search, DoubleUnaryOperator shareAt) {
        this.search = search;
        this.shareAt = shareAt;
    }

    /** NaN for the value if there is no crossing between the ends. */
    Crossing run() {
        double low = search.from();
        double high = search.to();
        double shareFrom = shareAt.applyAsDouble(low);
        double shareTo = shareAt.applyAsDouble(high);
        boolean falls = isReached(shareFrom);
        if (falls == isReached(shareTo) || Double.isNaN(shareFrom)) {
            return new Crossing(Double.NaN, Double.NaN, Double.NaN, shareFrom, shareTo);
        }
        for (double middle = middle(low, high); isWide(low, high, middle); middle = middle(low, high)) {
            if (isReached(shareAt.applyAsDouble(middle)) == falls) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Crossing(
                search.logarithmic() ? Math.sqrt(low * high) : (low + high) / 2, low, high, shareFrom, shareTo);
    }

    private boolean isReached(double share) {
        return share >= search.share();
    }

    private double middle(double low, double high) {
        double middle = search.logarithmic() ? Math.sqrt(low * high) : low + (high - low) / 2;
        return search.whole() ? Math.rint(middle) : middle;
    }

    private boolean isWide(double low, double high, double middle) {
        double width = search.logarithmic() ? high / low - 1 : high - low;
        return width > search.accuracy() && middle > low && middle < high;
    }
}
