package org.engram.simulation;

import org.engram.integrator.Step;
import org.engram.integrator.Tolerance;
import org.engram.network.Energy;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Activation;
import org.engram.neuron.Sign;
import org.engram.neuron.StateTransfer;

/**
 * Watches over the energy of one trial, from one accepted step to the next: it must not rise (arXiv:2008.06996, eq. 4),
 * and must change by the integral of its closed-form derivative, which is taken by Boole's rule on the dense output. A
 * change of the input changes the energy function itself; the audit then begins anew.
 */
final class EnergyAudit {
    private final Tolerance tolerance;
    private final boolean differentiable;
    private final double[] inside;
    private final double[] insideSlope;
    private Energy last = new Energy(Double.NaN, 0);
    private double lastRate = Double.NaN;
    private double first = Double.NaN;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;
    private double unexplained;
    private double worst;
    private double largestRise;
    private long rises;

    EnergyAudit(RateNetwork network, Tolerance tolerance, boolean continuous, int dimension) {
        this.tolerance = tolerance;
        differentiable = continuous
                && !jumps(network.features().activation())
                && !jumps(network.memories().activation());
        inside = new double[dimension];
        insideSlope = new double[dimension];
    }

    private static boolean jumps(Activation activation) {
        return activation instanceof Sign || activation instanceof org.engram.neuron.Step;
    }

    void transfer(StateTransfer transfer) {
        last = new Energy(transfer.real(last.value()), transfer.real(last.magnitude()));
        lastRate = transfer.real(lastRate);
        first = transfer.real(first);
        highest = transfer.real(highest);
        lowest = transfer.real(lowest);
        unexplained = transfer.real(unexplained);
        worst = transfer.real(worst);
        largestRise = transfer.real(largestRise);
        rises = transfer.whole(rises);
    }

    /** Begins at a state, or begins anew after a change of the input; returns the energy there. */
    double begin(RateDynamics dynamics, double[] y, double[] yDot) {
        see(dynamics.energy(y));
        lastRate = differentiable ? dynamics.energyRate(y, yDot) : Double.NaN;
        if (Double.isNaN(first)) {
            first = last.value();
        }
        return last.value();
    }

    /** Takes account of an accepted step that ends at {@code y}; returns the energy there. */
    double step(RateDynamics dynamics, Step step, double[] y, double[] yDot) {
        Energy before = last;
        see(dynamics.energyWithLastPass(y));
        double rise = last.value() - before.value();
        largestRise = Math.max(largestRise, rise);
        double rounding = rounding(dynamics.network(), before, last);
        if (rise > rounding && rise > rounding + uncertainty(dynamics, step, y, yDot)) {
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
        double rate = dynamics.energyRate(y, yDot);
        double sum = 7 * (lastRate + rate)
                + 32 * (rateInside(dynamics, step, 0.25) + rateInside(dynamics, step, 0.75))
                + 12 * rateInside(dynamics, step, 0.5);
        unexplained += rise - (step.end() - step.start()) * sum / 90;
        worst = Math.max(worst, Math.abs(unexplained));
        lastRate = rate;
    }

    /** dE/dt at a share of the step, by dense output. */
    private double rateInside(RateDynamics dynamics, Step step, double share) {
        step.at(step.start() + share * (step.end() - step.start()), inside, insideSlope);
        return dynamics.energyRate(inside, insideSlope);
    }

    /** How much of a difference of two energies rounding can explain: every product with xi is a sum of N_f terms. */
    private static double rounding(RateNetwork network, Energy a, Energy b) {
        int terms = network.features().size();
        return network.synapses().arithmetic().rounding(terms) * (a.magnitude() + b.magnitude());
    }

    /**
     * How much of a difference of two energies the errors of both states can explain, where the method keeps those of a step
     * within the tolerance.
     */
    private double uncertainty(RateDynamics dynamics, Step step, double[] y, double[] yDot) {
        if (Double.isNaN(step.error())) {
            return 0;
        }
        for (int k = 0; k < inside.length; k++) {
            inside[k] = 2 * tolerance.allowed(y[k], y[k]);
        }
        return dynamics.energyUncertainty(y, yDot, inside);
    }

    EnergyReport report() {
        double change = highest - lowest;
        double identity = !differentiable ? Double.NaN : change > 0 ? worst / change : 0;
        return new EnergyReport(first, last.value(), largestRise, rises, identity);
    }
}
