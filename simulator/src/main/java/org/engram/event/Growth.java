package org.engram.event;

import org.engram.neuron.StateTransfer;

/**
 * The function e^((t − epoch)/tau), by which states that decay with tau are scaled so that they stay constant.
 *
 * <p>Near the last anchor it is the value there times a Taylor polynomial, whose truncation lies below the rounding of a
 * double. Every value is a function of t and the times asked for before, so the same events give the same bits.
 */
final class Growth {
    /** Up to here, in units of tau, six terms of the Taylor series suffice: x^7/7! &lt; 2^-55. */
    private static final double REACH = 1.0 / 64;

    private final double tau;
    private double epoch;
    private double anchor;
    private double anchorValue = 1;

    Growth(double tau) {
        this.tau = tau;
    }

    void transfer(StateTransfer transfer) {
        epoch = transfer.real(epoch);
        anchor = transfer.real(anchor);
        anchorValue = transfer.real(anchorValue);
    }

    /** The value at t, which moves the anchor if it is far. */
    double at(double t) {
        double x = (t - anchor) / tau;
        if (!(Math.abs(x) <= REACH)) {
            anchor = t;
            anchorValue = StrictMath.exp((t - epoch) / tau);
            return anchorValue;
        }
        return anchorValue
                * (1 + x * (1 + x * (1. / 2 + x * (1. / 6 + x * (1. / 24 + x * (1. / 120 + x * (1. / 720)))))));
    }

    /** The value at t, for readers who must leave no trace. */
    double read(double t) {
        return StrictMath.exp((t - epoch) / tau);
    }

    /**
     * Makes t the epoch.
     *
     * @return the factor that states have to be multiplied with
     */
    double rebase(double t) {
        double factor = StrictMath.exp((epoch - t) / tau);
        epoch = t;
        anchor = t;
        anchorValue = 1;
        return factor;
    }
}
