package org.engram.simulation;

import java.util.function.Supplier;

/** A flag by which trials learn that the simulation is to end. */
final class Cancellation {
    private volatile boolean cancelled;

    /** Leaves a trial because another one failed; no failure of its own. */
    static final class Cancelled extends RuntimeException {
        Cancelled() {
            super(null, null, false, false);
        }
    }

    /** Does some work; if it fails, so will everything that checks this flag. */
    <T> T onFailure(Supplier<T> work) {
        try {
            return work.get();
        } catch (SimulationStopped stopped) {
            throw stopped;
        } catch (RuntimeException | Error failure) {
            cancelled = true;
            throw failure;
        }
    }

    void check() {
        if (cancelled) {
            throw new Cancelled();
        }
    }
}
