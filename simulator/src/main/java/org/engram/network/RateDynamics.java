package org.engram.network;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * The equations of motion of a {@link RateNetwork}, with the energy that falls along them. The state y holds v, h or both
 * in this order, whichever layers move by themselves; times are in ms. Has a workspace and is meant for one thread.
 *
 * <p>The products with xi of the state evaluated last are kept: asking for the energy of that same state costs no pass.
 */
public interface RateDynamics extends FirstOrderDifferentialEquations {
    RateNetwork network();

    /** y from v [N_f] and h [N_h]. */
    double[] state(double[] v, double[] h);

    /** v [N_f] and h [N_h] of the state y. One pass where a layer is adiabatic, none otherwise. */
    void expand(double[] y, double[] v, double[] h);

    /** Writes dy/dt in 1/ms. */
    void derivatives(double[] y, double[] yDot);

    /** The energy (arXiv:2008.06996, eq. 2), or its adiabatic form (eq. 8, 13, 21). */
    Energy energy(double[] y);

    /** dE/dt in 1/ms, from its closed form −Σ tau x' L'' x' over the layers that move (eq. 4). No pass. */
    double energyRate(double[] y, double[] yDot);

    /** The distance from a fixed point, max |tau dx/dt| over all neurons that move. */
    double residual(double[] yDot);

    /** The layer that drives the other, usually the feature neurons. */
    Group slow();

    /** The layer whose equation is linear in itself once the slow one is given; empty where it is adiabatic. */
    Group fast();

    /**
     * Solves x = x* + dt x'(x, slow) for the fast layer, with x* and the slow layer as they stand in {@code y}; writes x over
     * x*, and the slopes of both layers at the solved state into {@code yDot}. Closed form: x = (x* + a u) / (1 + a leak),
     * where a = dt/tau and u is drive and input.
     *
     * @param dt in ms, &gt; 0
     */
    void implicitStage(double[] y, double dt, double[] yDot);

    /** The number of times that xi has been read for this object. */
    long passes();

    /** Which neuron an entry of the state belongs to, for messages: {@code memory neuron 17}. */
    String neuron(int index);

    @Override
    default void computeDerivatives(double t, double[] y, double[] yDot) {
        derivatives(y, yDot);
    }
}
