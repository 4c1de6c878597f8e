package org.engram.simulation;

import org.engram.integrator.Step;
import org.engram.network.Energy;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Activation;
import org.engram.neuron.Sign;

/**
 * Watches over the energy of one trial, from one accepted step to the next: it must not rise (arXiv:2008.06996, eq. 4),
 * and must change by the integral of its closed-form derivative, which is taken by Simpson's rule on the dense output. A
 * change of the input changes the energy function itself; the audit then begins anew.
 */
final class EnergyAudit {
    private static final double EPSILON = Math.ulp(1.0);

    private final boolean differentiable;
    private final double[] middle;
    private final double[] middleSlope;
    private Energy last = new Energy(Double.NaN, 0);
    private double lastRate = Double.NaN;
    private double first = Double.NaN;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;
    private double unexplained;
    private double worst;
    private double largestRise;
    private long rises;

    EnergyAudit(RateNetwork network, boolean continuous, int dimension) {
        differentiable = continuous
                && !jumps(network.features().activation())
                && !jumps(network.memories().activation());
        middle = new double[dimension];
        middleSlope = new double[dimension];
    }

    private static boolean jumps(Activation activation) {
        return activation instanceof Sign || activation instanceof org.engram.neuron.Step;
    }

    /** Begins at a state, or begins anew after a change of the input. */
    void begin(RateDynamics dynamics, double[] y, double[] yDot) {
        see(dynamics.energy(y));
        lastRate = differentiable ? dynamics.energyRate(y, yDot) : Double.NaN;
        if (Double.isNaN(first)) {
            first = last.value();
        }
    }

    /** Takes account of an accepted step that ends at {@code y}; returns the energy there. */
    double step(RateDynamics dynamics, Step step, double[] y, double[] yDot) {
        Energy before = last;
        see(dynamics.energy(y));
        double rise = last.value() - before.value();
        largestRise = Math.max(largestRise, rise);
        if (rise > rounding(dynamics.network(), before, last)) {
            rises++;
        }
        if (differentiable) {
            compare(dynamics, step, rise, y, yDot);
        }
        return last.value();
    }

    private void see(Energy energy) {
        last = energy;
        highest = Math.max(highest, energy.value());
        lowest = Math.min(lowest, energy.value());
    }

    private void compare(RateDynamics dynamics, Step step, double rise, double[] y, double[] yDot) {
        step.at(0.5 * (step.start() + step.end()), middle, middleSlope);
        double middleRate = dynamics.energyRate(middle, middleSlope);
        double rate = dynamics.energyRate(y, yDot);
        unexplained += rise - (step.end() - step.start()) * (lastRate + 4 * middleRate + rate) / 6;
        worst = Math.max(worst, Math.abs(unexplained));
        lastRate = rate;
    }

    /**
     * How much of a difference of two energies rounding can explain: every product with xi is a sum of N_f terms, whose
     * rounding errors add up like a random walk.
     */
    private static double rounding(RateNetwork network, Energy a, Energy b) {
        double terms = 8 + Math.sqrt(network.features().size());
        return EPSILON * terms * (a.magnitude() + b.magnitude());
    }

    EnergyReport report() {
        double change = highest - lowest;
        double identity = !differentiable ? Double.NaN : change > 0 ? worst / change : 0;
        return new EnergyReport(first, last.value(), largestRise, rises, identity);
    }
}
