package org.engram.checkpoint;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.engram.neuron.StateTransfer;

/** Carries how far a random stream has come. */
public final class RandomState {
    private RandomState() {}

    /** Carries the state of a generator, which must be able to restore it, as all random streams are. */
    public static void transfer(StateTransfer transfer, UniformRandomProvider random) {
        var generator = (RestorableUniformRandomProvider) random;
        byte[] state = ((RandomProviderDefaultState) generator.saveState()).getState();
        transfer.array(state);
        generator.restoreState(new RandomProviderDefaultState(state));
    }
}
