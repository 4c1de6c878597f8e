package org.engram.integrator;

import java.util.Arrays;
import org.engram.network.AdiabaticDynamics;
import org.engram.network.EnergyDifferenceRule;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Updates of sign neurons by energy difference (Krotov and Hopfield, arXiv:1606.01164), one of every neuron per tau_f: one
 * after another in random order, which never raises the energy, or all at once, which may. Memory neurons are adiabatic. Where
 * no neuron changes a fixed point is found, which costs nothing more.
 */
final class EnergyDifferenceUpdate implements Integrator {
    private final String name;
    private final double interval;
    private final Round round;

    private EnergyDifferenceUpdate(String name, double interval, Round round) {
        this.name = name;
        this.interval = interval;
        this.round = round;
    }

    /** An update of every neuron. */
    private interface Round {
        void run(EnergyDifferenceRule rule, double[] sigma, long number);
    }

    /**
     * One neuron after another.
     *
     * @param interval in ms
     */
    static EnergyDifferenceUpdate asynchronous(double interval, UpdateOrder order) {
        return new EnergyDifferenceUpdate(
                "asynchronous",
                interval,
                (rule, sigma, number) -> rule.sweep(sigma, order.permutation(number, sigma.length)));
    }

    /**
     * All neurons at once.
     *
     * @param interval in ms
     */
    static EnergyDifferenceUpdate synchronous(double interval) {
        return new EnergyDifferenceUpdate("synchronous", interval, (rule, sigma, number) -> rule.updateAll(sigma));
    }

    @Override
    public String name() {
        return name;
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
            Arrays.fill(slope, 1 / interval); // not known to be at rest before the first update
            rule.start(y);
        } else {
            state.transfer(checkpoint);
        }
        while (clock.isDue()) {
            if (!rule.isAtRest()) {
                update(rule, y, clock);
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

    private void update(EnergyDifferenceRule rule, double[] y, UpdateClock clock) {
        try {
            round.run(rule, y, clock.made());
        } catch (ArithmeticException e) {
            throw new IntegrationException("at t = %.6g ms %s".formatted(clock.time(), e.getMessage()));
        }
    }
}
