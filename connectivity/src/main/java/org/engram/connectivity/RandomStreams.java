package org.engram.connectivity;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random streams with names. A stream is a pure function of master seed, purpose and index: it does not depend on which
 * other streams exist, on the order in which they are made or on threads.
 *
 * <p>The generator is the counter-based Philox 4x64-10 (Salmon et al., SC 2011) with key = (seed, purpose id) and
 * counter = (0, 0, index, 0), so that streams of different names never overlap; NumPy makes the same one with {@code
 * np.random.Philox(key=[seed, id], counter=[0, 0, index, 0])}.
 */
public final class RandomStreams {
    private RandomStreams() {}

    /** What random numbers are for. Ids are part of the name of a stream: they are never changed or used again. */
    public enum Purpose {
        /** The patterns to be stored; index = memory. */
        PATTERNS(1),
        /** Which memories are cued. */
        MEMORY_CHOICE(2),
        /** How a cue is corrupted; index = trial. */
        CORRUPTION(3),
        /** The order of asynchronous updates; index = trial. */
        UPDATE_ORDER(4),
        /** Which synapses are absent; index = memory. */
        DILUTION(7),
        /** The time constants of neurons; index = layer, 0: features, 1: memories. */
        TIME_CONSTANTS(8),
        /** Which memory neurons a trial that starts from a combination of them begins with; index = trial. */
        COMBINATION(9),
        /** Which neurons a projection joins; index = projection. */
        CONNECTIONS(20),
        /** The weights of a projection's synapses; index = projection. */
        WEIGHTS(21),
        /** The delays of a projection's synapses; index = projection. */
        DELAYS(22),
        /** The states in which a population starts; index = trial * 2^32 + population * 2^8 + variable. */
        INITIAL_STATES(23),
        /** The spikes of a random source outside the network; index = trial * 2^32 + source. */
        EXTERNAL_SPIKES(24),
        /** The seeds of the repeats of a study; index = repeat. */
        REPEAT(30),
        /** Errors that synapses have in both directions; index = memory. */
        SYNAPSE_NOISE(31),
        /** Errors of synapses from feature to memory neurons; index = memory. */
        FORWARD_ERROR(32),
        /** Errors of synapses from memory to feature neurons; index = memory. */
        BACKWARD_ERROR(33),
        /** The membranes of spiking layers at the start; index = 2 trial + layer. */
        MEMBRANES(40),
        /** When escape-noise neurons fire; index = 2 trial + layer, of a population trial * 2^32 + population. */
        ESCAPE_NOISE(41);

        private final long id;

        Purpose(long id) {
            this.id = id;
        }
    }

    /** A new generator at the start of the stream. */
    public static UniformRandomProvider of(long seed, Purpose purpose, long index) {
        return RandomSource.PHILOX_4X64.create(new long[] {seed, purpose.id, 0, 0, index, 0});
    }
}
