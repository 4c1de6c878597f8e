package org.engram.integrator;

import java.util.Arrays;
import org.engram.network.AdiabaticDynamics;
import org.engram.network.EnergyDifferenceRule;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

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
    public long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint) {
        var rule = new EnergyDifferenceRule((AdiabaticDynamics) problem);
        var clock = new UpdateClock(from, to, interval);
        double[] before = y.clone();
        double[] slope = new double[y.length];
        Checkpointed state = transfer -> {
            clock.transfer(transfer);
            rule.transfer(transfer);
            transfer.array(slope);
        };
        if (checkpoint == null) {
            Arrays.fill(slope, 1 / interval); // not known to be at rest before the first sweep
            rule.start(y);
        } else {
            state.transfer(checkpoint);
        }
        while (clock.isDue()) {
            if (!rule.isAtRest()) {
                sweep(rule, y, clock);
            }
            for (int i = 0; i < y.length; i++) {
                slope[i] = (y[i] - before[i]) / interval;
            }
            if (!observer.accept(new DiscreteStep(clock.time(), clock.next(), before, y, slope))) {
                return 0;
            }
            System.arraycopy(y, 0, before, 0, y.length);
            clock.tick();
            observer.between(clock.time(), state);
        }
        clock.rest(y, slope, observer);
        return 0;
    }

    private void sweep(EnergyDifferenceRule rule, double[] y, UpdateClock clock) {
        try {
            rule.sweep(y, order.permutation(clock.made(), y.length));
        } catch (ArithmeticException e) {
            throw new IntegrationException("at t = %.6g ms %s".formatted(clock.time(), e.getMessage()));
        }
    }
}
