package org.engram.integrator;

/** The times of discrete updates: one every {@code interval}, as many as fit between {@code from} and {@code to} (ms). */
record UpdateClock(double from, double to, double interval) {
    /** The share of an interval by which rounding may miss the end. */
    private static final double ROUNDING = 1e-9;

    long updates() {
        return (long) Math.floor((to - from) / interval + ROUNDING);
    }

    /** When update {@code k} is made, k = 1 being the first. */
    double time(long k) {
        return Math.min(to, from + k * interval);
    }

    /** Shows the time after the last update, in which nothing happens. */
    void rest(double[] y, double[] slope, StepObserver observer) {
        if (time(updates()) < to) {
            observer.accept(new DiscreteStep(time(updates()), to, y, y, slope));
        }
    }
}
