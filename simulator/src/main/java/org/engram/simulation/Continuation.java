package org.engram.simulation;

import java.util.Map;

/**
 * From where a run goes on.
 *
 * @param finished the results of the trials that have come to their end
 */
public record Continuation<T>(Map<Integer, T> finished, Checkpoints checkpoints) {
    /** From the beginning, without checkpoints. */
    static <T> Continuation<T> none() {
        return new Continuation<>(Map.of(), Checkpoints.NONE);
    }
}
