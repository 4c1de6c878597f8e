package org.engram.simulation;

/** A simulation that failed: says in which trial, when, where and what to try. */
public final class SimulationException extends RuntimeException {
    public SimulationException(int trial, String message) {
        super("trial %d: %s".formatted(trial, message));
    }
}
