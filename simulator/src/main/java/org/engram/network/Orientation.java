package org.engram.network;

import org.engram.connectivity.Synapses;

/**
 * A network seen from its slow layer: rows of {@code synapses} belong to the fast layer, so that drive of the fast layer =
 * synapses × outputs of the slow one. Usually the memory neurons are fast; where the feature neurons are, everything is
 * transposed.
 */
record Orientation(Layer slow, Layer fast, Synapses synapses, boolean featuresAreSlow) {
    static Orientation of(RateNetwork network) {
        Layer features = network.features();
        Layer memories = network.memories();
        return features.isAdiabatic()
                ? new Orientation(memories, features, network.synapses().transposed(), false)
                : new Orientation(features, memories, network.synapses(), true);
    }
}
