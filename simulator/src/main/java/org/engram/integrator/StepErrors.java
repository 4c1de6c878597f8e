package org.engram.integrator;

import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Error estimates of a library method, as it computes them, and the steps that it chooses. A trial step that overshoots into
 * infinity has the estimate NaN, which the library would accept; it is turned into an infinite one, so that a shorter step
 * is tried.
 */
final class StepErrors {
    private final Runnable whenChosen;
    private double @Nullable [] end;
    private double last = Double.NaN;
    private double chosen;
    private long estimates;

    /** @param whenChosen is told after each choice of a step */
    StepErrors(Runnable whenChosen) {
        this.whenChosen = whenChosen;
    }

    /** @param y the state at the end of the step, of which the library keeps no other copy */
    double record(double error, double[] y) {
        estimates++;
        end = y;
        last = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        return last;
    }

    double choose(double step) {
        chosen = step;
        whenChosen.run();
        return step;
    }

    double last() {
        return last;
    }

    /** The step chosen last, in ms. */
    double chosen() {
        return chosen;
    }

    long rejected(long accepted) {
        return estimates == 0 ? -1 : estimates - accepted;
    }

    /**
     * Carries the state with the rest, as the library has it.
     *
     * @param interpolated the state where there is no estimate, or where it is carried back to
     */
    void transfer(StateTransfer transfer, double[] interpolated) {
        transfer.array(end == null ? interpolated : end);
        chosen = transfer.real(chosen);
        estimates = transfer.whole(estimates);
    }
}
