package org.engram.simulation;

import java.util.Arrays;
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
    /** What is missing must fall below this share of it for dE/dt to be worth taking at more times. */
    private static final double LEAST_GAIN = 0.25;

    /** What may be missing at the end of a step, of the tolerance: inside the step polynomials are less exact. */
    private static final double MOST_MISSING = 0.1;

    private final Tolerance tolerance;
    private final boolean differentiable;
    private final double[] inside;
    private final double[] insideSlope;
    private final double[] rates = new double[EnergyCourse.INTERVALS + 1];
    private Energy before = new Energy(Double.NaN, 0);
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
        inside = new double[dimension];
        insideSlope = new double[dimension];
    }

    /**
     * Whether dE/dt exists and is a function of the state, which it is not where synapses are delayed.
     *
     * @param continuous whether the state moves continuously
     */
    static boolean hasRate(RateNetwork network, boolean continuous) {
        return continuous
                && network.delay() == 0
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
        see(dynamics.energyWithLastPass(y));
        double rise = last.value() - before.value();
        largestRise = Math.max(largestRise, rise);
        double rounding = rounding(dynamics.network(), before, last);
        if (rise > rounding && rise > rounding + uncertainty(dynamics, step, y, yDot)) {
            rises++;
        }
        if (differentiable) {
            compare(dynamics, step, y, yDot);
        }
        return last.value();
    }

    private void see(Energy energy) {
        last = energy;
        highest = Math.max(highest, energy.value());
        lowest = Math.min(lowest, energy.value());
    }

    private void compare(RateDynamics dynamics, Step step, double[] y, double[] yDot) {
        rates[0] = lastRate;
        for (int k = 1; k < EnergyCourse.INTERVALS; k++) {
            rates[k] = rateInside(dynamics, step, k / (double) EnergyCourse.INTERVALS);
        }
        lastRate = dynamics.energyRate(y, yDot);
        rates[EnergyCourse.INTERVALS] = lastRate;
        unexplained += course(step, rates).missing();
        worst = Math.max(worst, Math.abs(unexplained));
    }

    /** dE/dt at a share of the step, by dense output. */
    private double rateInside(RateDynamics dynamics, Step step, double share) {
        step.at(step.start() + share * (step.end() - step.start()), inside, insideSlope);
        return dynamics.energyRate(inside, insideSlope);
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
        double length = step.end() - step.start();
        double allowed =
                MOST_MISSING * tolerance.relative() * last.magnitude() + rounding(dynamics.network(), before, last);
        EnergyCourse course = course(dynamics, step, allowed);
        double[] shares = Arrays.stream(times)
                .map(t -> t < step.end() ? (t - step.start()) / length : 1)
                .toArray();
        return Math.abs(course.missing()) <= allowed ? Optional.of(course.at(shares)) : Optional.empty();
    }

    /** The course over the step, from the audit's values of dE/dt and, where too much is missing, from more as long as they help. */
    private EnergyCourse course(RateDynamics dynamics, Step step, double allowed) {
        double[] values = rates;
        EnergyCourse course = course(step, values);
        double known = Double.POSITIVE_INFINITY;
        while (Math.abs(course.missing()) > allowed && Math.abs(course.missing()) < LEAST_GAIN * known) {
            known = Math.abs(course.missing());
            values = refined(dynamics, step, values);
            course = course(step, values);
        }
        return course;
    }

    private EnergyCourse course(Step step, double[] values) {
        return new EnergyCourse(step.end() - step.start(), values, before.value(), last.value());
    }

    /** The values of dE/dt, and those at the times half-way between. */
    private double[] refined(RateDynamics dynamics, Step step, double[] coarse) {
        double[] fine = new double[2 * coarse.length - 1];
        for (int k = 0; k < fine.length; k++) {
            fine[k] = k % 2 == 0 ? coarse[k / 2] : rateInside(dynamics, step, k / (fine.length - 1.0));
        }
        return fine;
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
