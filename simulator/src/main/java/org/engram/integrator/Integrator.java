package org.engram.integrator;

import org.engram.network.RateDynamics;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * A method that advances the state of one trial. Stateless between calls, so that one object serves many threads; but {@link
 * MethodOfSteps} knows the past of one trial.
 */
public interface Integrator {
    /** The name by which an experiment file asks for it. */
    String name();

    /** Where the method is described. */
    Reference reference();

    /** Whether the state moves continuously, so that dE/dt exists; a discrete update jumps. */
    default boolean isContinuous() {
        return true;
    }

    /**
     * Whether it can go on from a checkpoint taken between two steps, with the same bits as if it had not been interrupted.
     */
    default boolean isResumable() {
        return true;
    }

    /**
     * Advances {@code y} from time {@code from} to {@code to} (ms) or until the observer has seen enough.
     *
     * @return the number of steps that were tried and rejected; -1 where the method does not say
     * @throws IntegrationException if the solution cannot be carried on
     */
    default long integrate(RateDynamics problem, double from, double[] y, double to, StepObserver observer) {
        return integrate(problem, from, y, to, observer, null);
    }

    /**
     * The same, or what is left of it: goes on from a checkpoint of an integration from {@code from} to {@code to}.
     *
     * @param problem as it was at the checkpoint
     * @param y as it was at the checkpoint
     * @param checkpoint at the state of the method ({@link StepObserver#between}); null: begins anew
     * @throws IllegalStateException if there is a checkpoint and the method is not resumable
     */
    long integrate(
            RateDynamics problem,
            double from,
            double[] y,
            double to,
            StepObserver observer,
            @Nullable StateTransfer checkpoint);
}
