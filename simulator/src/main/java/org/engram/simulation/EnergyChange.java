package org.engram.simulation;

import org.engram.integrator.Step;
import org.engram.network.RateDynamics;

/**
 * What the energy changes by inside an accepted step: the integral of dE/dt from its closed form (arXiv:2008.06996, eq. 4),
 * by Boole's rule on the dense output. No pass.
 */
final class EnergyChange {
    private final double[] y;
    private final double[] slope;

    /** @param dimension of the state */
    EnergyChange(int dimension) {
        y = new double[dimension];
        slope = new double[dimension];
    }

    /** dE/dt at a time in the step, in 1/ms. */
    double rate(RateDynamics dynamics, Step step, double t) {
        step.at(t, y, slope);
        return dynamics.energyRate(y, slope);
    }

    /** The change from a time in the step to a later one, both in ms and with their dE/dt. */
    double between(RateDynamics dynamics, Step step, double from, double rateFrom, double to, double rateTo) {
        double length = to - from;
        double sum = 7 * (rateFrom + rateTo)
                + 32 * (rate(dynamics, step, from + 0.25 * length) + rate(dynamics, step, from + 0.75 * length))
                + 12 * rate(dynamics, step, from + 0.5 * length);
        return length * sum / 90;
    }
}
