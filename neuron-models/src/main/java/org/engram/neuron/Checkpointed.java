package org.engram.neuron;

/** Has a state that goes into checkpoints, from which a simulation that was cut off goes on with the same bits. */
@FunctionalInterface
public interface Checkpointed {
    /** Lists all of the state. */
    void transfer(StateTransfer transfer);
}
