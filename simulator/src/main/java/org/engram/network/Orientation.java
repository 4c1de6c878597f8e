package org.engram.network;

import org.engram.connectivity.Synapses;

/**
 * A network seen from its slow layer: rows of {@code synapses} belong to the fast layer, so that drive of the fast layer =
 * synapses × outputs of the slow one. Usually the memory neurons are fast; where the feature neurons are, everything is
 * transposed.
 *
 * @param slowOffset index of the slow layer's first neuron in a full state [v; h]
 * @param fastOffset index of the fast layer's first neuron in a full state
 */
record Orientation(Layer slow, Layer fast, Synapses synapses, int slowOffset, int fastOffset) {
    static Orientation of(RateNetwork network) {
        Layer features = network.features();
        Layer memories = network.memories();
        return features.tau() < memories.tau()
                ? new Orientation(memories, features, network.synapses().transposed(), features.size(), 0)
                : new Orientation(features, memories, network.synapses(), 0, features.size());
    }

    boolean featuresAreSlow() {
        return slowOffset == 0;
    }
}
