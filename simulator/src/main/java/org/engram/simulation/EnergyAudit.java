package org.engram.simulation;

import java.util.Optional;
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
    private final EnergyChange changes;
    private Energy before = new Energy(Double.NaN, 0);
    private double rateBefore = Double.NaN;
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
        differentiable = hasRate(network, continuous);
        changes = new EnergyChange(dimension);
    }

    /**
     * Whether dE/dt exists.
     *
     * @param continuous whether the state moves continuously
     */
    static boolean hasRate(RateNetwork network, boolean continuous) {
        return continuous
                && !jumps(network.features().activation())
                && !jumps(network.memories().activation());
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
        before = last;
        rateBefore = lastRate;
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
        unexplained += rise - changes.between(dynamics, step, step.start(), lastRate, step.end(), rate);
        worst = Math.max(worst, Math.abs(unexplained));
        lastRate = rate;
    }

    /**
     * Energies inside the step seen last, without a pass.
     *
     * @param times in ms, rising, after the start of the step and not after its end
     * @return empty where dE/dt does not tell them to the relative tolerance of the energy's terms: discrete updates, activations
     *     with jumps or kinks in the step, synapses that are not symmetric
     */
    Optional<double[]> inside(RateDynamics dynamics, Step step, double[] times) {
        if (!differentiable) {
            return Optional.empty();
        }
        var course = new EnergyCourse(changes, dynamics, step, times, before.value(), rateBefore, lastRate);
        double missing = last.value() - (before.value() + course.change());
        double allowed = tolerance.relative() * last.magnitude() + rounding(dynamics.network(), before, last);
        return Math.abs(missing) <= allowed ? Optional.of(course.energies(missing)) : Optional.empty();
    }

    /** The energy at the end of the step seen last, or at the start. */
    double energy() {
        return last.value();
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
        double[] errors = new double[y.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = 2 * tolerance.allowed(y[k], y[k]);
        }
        return dynamics.energyUncertainty(y, yDot, errors);
    }

    EnergyReport report() {
        double change = highest - lowest;
        double identity = !differentiable ? Double.NaN : change > 0 ? worst / change : 0;
        return new EnergyReport(first, last.value(), largestRise, rises, identity);
    }
}
