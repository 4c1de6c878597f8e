package org.engram.integrator;

/**
 * Error estimates of a library method, as it computes them. A trial step that overshoots into infinity has the estimate
 * NaN, which the library would accept; it is turned into an infinite one, so that a shorter step is tried.
 */
final class StepErrors {
    private double last = Double.NaN;
    private long estimates;

    double record(double error) {
        estimates++;
        last = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        return last;
    }

    double last() {
        return last;
    }

    long rejected(long accepted) {
        return estimates == 0 ? -1 : estimates - accepted;
    }
}
