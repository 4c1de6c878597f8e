package org.engram.simulation;

import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the states of trials from time to time, and has those from which they go on. Taking a checkpoint changes no bit of a
 * trial. Called from the threads that run the trials.
 */
public interface Checkpoints {
    /** There are none. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public boolean isDue(int trial, double t) {
            return false;
        }

        @Override
        public void keep(int trial, double t, Checkpointed state) {}

        @Override
        public @Nullable StateTransfer last(int trial) {
            return null;
        }

        @Override
        public void ended(int trial) {}

        @Override
        public void requireGoingOn() {}
    };

    /** Whether the state of a trial, which is at t (ms), should be kept now. */
    boolean isDue(int trial, double t);

    /**
     * Keeps the state of a trial at t (ms).
     *
     * @throws SimulationStopped if the trial is to end here
     */
    void keep(int trial, double t, Checkpointed state);

    /** Carries back the state from which a trial goes on; null: it begins at the start. */
    @Nullable
    StateTransfer last(int trial);

    /** A trial has come to its end, and been recorded: its state is not needed any more. */
    void ended(int trial);

    /**
     * Lets trials end that keep no states.
     *
     * @throws SimulationStopped if the run is to end
     */
    void requireGoingOn();
}
