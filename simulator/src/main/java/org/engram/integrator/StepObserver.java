package org.engram.integrator;

import org.engram.neuron.Checkpointed;

/** Sees every accepted step. */
@FunctionalInterface
public interface StepObserver {
    /** Returns whether to go on. */
    boolean accept(Step step);

    /**
     * A method that is {@linkplain Integrator#isResumable resumable} stands between two steps: the state is at t, and has
     * been shown.
     *
     * @param t in ms
     * @param method what the method must be given back to go on from here, valid during the call
     */
    default void between(double t, Checkpointed method) {}
}
