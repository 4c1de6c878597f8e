package org.engram.integrator;

import java.util.Arrays;
import org.engram.network.AdiabaticDynamics;
import org.engram.network.EnergyDifferenceRule;
import org.engram.network.RateDynamics;

/**
 * Asynchronous updates of sign neurons by energy difference (Krotov and Hopfield, arXiv:1606.01164), one sweep over all
 * neurons in random order per tau_f. Memory neurons are adiabatic. A sweep that changes nothing has found a fixed point,
 * which costs nothing more.
 */
final class AsynchronousUpdate implements Integrator {
    private final double interval;
    private final UpdateOrder order;

    /** @param interval in ms */
    AsynchronousUpdate(double interval, UpdateOrder order) {
        this.interval = interval;
        this.order = order;
    }

    @Override
    public String name() {
        return "asynchronous";
    }

    @Override
    public Reference reference() {
        return new Reference(
                "D. Krotov and J. J. Hopfield, Dense associative memory for pattern recognition, NIPS (2016)",
                "https://arxiv.org/abs/1606.01164");
    }

    @Override
    public boolean isContinuous() {
        return false;
    }

    @Override
    public long integrate(RateDynamics problem, double from, double[] y, double to, StepObserver observer) {
        var rule = new EnergyDifferenceRule((AdiabaticDynamics) problem);
        var clock = new UpdateClock(from, to, interval);
        double[] before = y.clone();
        double[] slope = new double[y.length];
        Arrays.fill(slope, 1 / interval); // not known to be at rest before the first sweep
        rule.start(y);
        int changed = y.length;
        for (long k = 0; k < clock.updates(); k++) {
            if (changed > 0) {
                changed = sweep(rule, y, k, clock.time(k));
            }
            for (int i = 0; i < y.length; i++) {
                slope[i] = (y[i] - before[i]) / interval;
            }
            if (!observer.accept(new DiscreteStep(clock.time(k), clock.time(k + 1), before, y, slope))) {
                return 0;
            }
            System.arraycopy(y, 0, before, 0, y.length);
        }
        clock.rest(y, slope, observer);
        return 0;
    }

    private int sweep(EnergyDifferenceRule rule, double[] y, long number, double t) {
        try {
            return rule.sweep(y, order.permutation(number, y.length));
        } catch (ArithmeticException e) {
            throw new IntegrationException("at t = %.6g ms %s".formatted(t, e.getMessage()));
        }
    }
}
