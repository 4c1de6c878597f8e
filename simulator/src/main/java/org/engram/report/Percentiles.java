package org.engram.report;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Percentiles of few numbers, by linear interpolation between them (type 7 of Hyndman and Fan 1996, as in NumPy). */
final class Percentiles {
    private static final Percentile PERCENTILE = new Percentile().withEstimationType(EstimationType.R_7);

    private Percentiles() {}

    /** One percentile, NaN if there are no numbers. */
    static double of(double[] values, double percent) {
        return PERCENTILE.evaluate(values, percent);
    }

    static double median(double[] values) {
        return of(values, 50);
    }
}
