package org.engram.report;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.IntervalUtils;

/** A number that stands for several, with the range around it; all NaN if there are none. */
record Estimate(double value, double low, double high) {
    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);
    private static final double CONFIDENCE = 0.95;
    private static final double LOWER_QUARTILE = 25;
    private static final double MEDIAN = 50;
    private static final double UPPER_QUARTILE = 75;

    /** The share of ones among zeros and ones, with the 95% interval of Wilson (1927). */
    static Estimate share(double[] samples) {
        if (samples.length == 0) {
            return NONE;
        }
        int ones = (int) StatUtils.sum(samples);
        ConfidenceInterval interval = IntervalUtils.getWilsonScoreInterval(samples.length, ones, CONFIDENCE);
        return new Estimate((double) ones / samples.length, interval.getLowerBound(), interval.getUpperBound());
    }

    /** The median with the quartiles. */
    static Estimate median(double[] samples) {
        if (samples.length == 0) {
            return NONE;
        }
        return new Estimate(
                StatUtils.percentile(samples, MEDIAN),
                StatUtils.percentile(samples, LOWER_QUARTILE),
                StatUtils.percentile(samples, UPPER_QUARTILE));
    }
}
