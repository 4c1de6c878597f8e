package org.engram.integrator;

import org.engram.network.RateDynamics;

/** A method that advances the state of one trial. Stateless between calls; one object serves many threads. */
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
     * Advances {@code y} from time {@code from} to {@code to} (ms) or until the observer has seen enough.
     *
     * @return the number of steps that were tried and rejected; -1 where the method does not say
     * @throws IntegrationException if the solution cannot be carried on
     */
    long integrate(RateDynamics problem, double from, double[] y, double to, StepObserver observer);
}
