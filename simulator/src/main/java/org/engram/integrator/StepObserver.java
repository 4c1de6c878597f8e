package org.engram.integrator;

/** Sees every accepted step. */
@FunctionalInterface
public interface StepObserver {
    /** Returns whether to go on. */
    boolean accept(Step step);
}
