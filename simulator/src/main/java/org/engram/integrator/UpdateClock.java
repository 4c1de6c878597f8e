package org.engram.integrator;

import org.engram.neuron.StateTransfer;

/** The times of discrete updates: one every {@code interval}, as many as fit between {@code from} and {@code to} (ms). */
final class UpdateClock {
    /** The share of an interval by which rounding may miss the end. */
    private static final double ROUNDING = 1e-9;

    private final double from;
    private final double to;
    private final double interval;
    private long made;

    UpdateClock(double from, double to, double interval) {
        this.from = from;
        this.to = to;
        this.interval = interval;
    }

    /** Whether there is another update to be made. */
    boolean isDue() {
        return made < updates();
    }

    private long updates() {
        return (long) Math.floor((to - from) / interval + ROUNDING);
    }

    /** The number of updates made so far. */
    long made() {
        return made;
    }

    /** When the last update was made, or the beginning. */
    double time() {
        return time(made);
    }

    /** When the next update is made. */
    double next() {
        return time(made + 1);
    }

    private double time(long k) {
        return Math.min(to, from + k * interval);
    }

    /** Counts an update. */
    void tick() {
        made++;
    }

    void transfer(StateTransfer transfer) {
        made = transfer.whole(made);
    }

    /** Shows the time after the last update, in which nothing happens. */
    void rest(double[] y, double[] slope, StepObserver observer) {
        if (time() < to) {
            observer.accept(new DiscreteStep(time(), to, y, y, slope));
        }
    }
}
