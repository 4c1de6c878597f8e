package org.engram.simulation;

import org.engram.neuron.StateTransfer;

/** Finds from when on a trial stayed near a fixed point: its residual below a threshold. Times are in ms. */
final class Settling {
    private final double threshold;
    private final double least;
    private double since = Double.NaN;
    private double seen;

    /** @param least how long it must stay there before it counts as settled: as long as the past matters */
    Settling(double threshold, double least) {
        this.threshold = threshold;
        this.least = least;
    }

    void transfer(StateTransfer transfer) {
        since = transfer.real(since);
        seen = transfer.real(seen);
    }

    void see(double t, double residual) {
        seen = t;
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
        return seen - since >= least;
    }

    /** Not a number where it is not settled. */
    double since() {
        return isSettled() ? since : Double.NaN;
    }
}
