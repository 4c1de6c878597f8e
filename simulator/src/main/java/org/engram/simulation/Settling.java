package org.engram.simulation;

import org.engram.neuron.StateTransfer;

/** Finds from when on a trial stayed near a fixed point: its residual below a threshold. Times are in ms. */
final class Settling {
    private final double threshold;
    private double since = Double.NaN;

    Settling(double threshold) {
        this.threshold = threshold;
    }

    void transfer(StateTransfer transfer) {
        since = transfer.real(since);
    }

    void see(double t, double residual) {
        if (!(residual <= threshold)) {
            since = Double.NaN;
        } else if (Double.isNaN(since)) {
            since = t;
        }
    }

    /** Whether it was not settled, but would be with this residual. */
    boolean wouldSettle(double residual) {
        return residual <= threshold && !isSettled();
    }

    boolean isSettled() {
        return !Double.isNaN(since);
    }

    double since() {
        return since;
    }
}
