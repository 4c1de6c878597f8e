package org.engram.neuron;

/**
 * What belongs to the logistic function σ of log-odds y, {@link Elementary#logistic}, without cancellation and for every
 * y, infinite ones included. All are built on q = e^(−|y|).
 */
final class Logistic {
    /** Beyond this |y|, q is 0 in double precision, and so is |y| q. */
    private static final double SATURATION = 750;

    private Logistic() {}

    /** σ'(y) = σ(y) (1 − σ(y)). */
    static double slope(double y) {
        double q = Elementary.exp(-Math.abs(y));
        return q / ((1 + q) * (1 + q));
    }

    /** ln(1 + e^y) − max(y, 0), between 0 and ln 2: what a smooth rectifier has above a sharp one. */
    static double softening(double y) {
        return StrictMath.log1p(Elementary.exp(-Math.abs(y)));
    }

    /** −σ ln σ − (1 − σ) ln(1 − σ), between 0 and ln 2: the entropy of a unit that is on with probability σ(y). */
    static double entropy(double y) {
        double distance = Math.min(Math.abs(y), SATURATION);
        double q = Elementary.exp(-distance);
        return StrictMath.log1p(q) + distance * (q / (1 + q));
    }
}
