package org.engram.simulation;

/** A run was asked to end before its time. No failure: it can be gone on with. */
public final class SimulationStopped extends RuntimeException {
    SimulationStopped() {
        super("the run was asked to end", null, false, false);
    }
}
