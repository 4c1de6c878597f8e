package org.engram.neuron;

/**
 * The logistic function of log-odds y and what belongs to it, without cancellation and for every y, infinite ones
 * included. All are built on q = e^(−|y|).
 */
final class Logistic {
    /** Beyond this |y|, q is 0 in double precision, and so is |y| q. */
    private static final double SATURATION = 750;

    private Logistic() {}

    /** σ(y) = 1/(1 + e^(−y)). */
    static double value(double y) {
        double q = StrictMath.exp(-Math.abs(y));
        return (y < 0 ? q : 1) / (1 + q);
    }

    /** σ'(y) = σ(y) (1 − σ(y)). */
    static double slope(double y) {
        double q = StrictMath.exp(-Math.abs(y));
        return q / ((1 + q) * (1 + q));
    }

    /** ln(1 + e^y) − max(y, 0), between 0 and ln 2: what a smooth rectifier has above a sharp one. */
    static double softening(double y) {
        return StrictMath.log1p(StrictMath.exp(-Math.abs(y)));
    }

    /** −σ ln σ − (1 − σ) ln(1 − σ), between 0 and ln 2: the entropy of a unit that is on with probability σ(y). */
    static double entropy(double y) {
        double distance = Math.min(Math.abs(y), SATURATION);
        double q = StrictMath.exp(-distance);
        return StrictMath.log1p(q) + distance * (q / (1 + q));
    }
}
