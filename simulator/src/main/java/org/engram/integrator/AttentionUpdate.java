package org.engram.integrator;

import org.engram.network.AdiabaticDynamics;
import org.engram.network.RateDynamics;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * The discrete update v ← xi^T f(xi g(v)) + I, once per tau_f: with softmax memory neurons and linear feature neurons the
 * update of modern Hopfield networks, one step of dot-product attention (arXiv:2008.06996, eq. 16). Memory neurons are
 * adiabatic. One pass per update.
 */
final class AttentionUpdate implements Integrator {
    private final double interval;

    /** @param interval in ms */
    AttentionUpdate(double interval) {
        this.interval = interval;
    }

    @Override
    public String name() {
        return "attention";
    }

    @Override
    public Reference reference() {
        return new Reference(
                "H. Ramsauer et al., Hopfield Networks is All You Need, ICLR (2021)",
                "https://arxiv.org/abs/2008.02217");
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
        var equations = (AdiabaticDynamics) problem;
        var clock = new UpdateClock(from, to, interval);
        double[] before = new double[y.length];
        double[] slope = new double[y.length];
        Checkpointed state = transfer -> {
            clock.transfer(transfer);
            transfer.array(slope);
        };
        if (checkpoint == null) {
            equations.derivatives(y, slope);
        } else {
            state.transfer(checkpoint);
        }
        while (clock.isDue()) {
            System.arraycopy(y, 0, before, 0, y.length);
            equations.update(before, y);
            equations.derivatives(y, slope);
            if (!observer.accept(new DiscreteStep(clock.time(), clock.next(), before, y, slope))) {
                return 0;
            }
            clock.tick();
            observer.between(clock.time(), state);
        }
        clock.rest(y, slope, observer);
        return 0;
    }
}
