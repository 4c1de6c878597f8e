package org.engram.event;

import java.util.List;

/** A spike, or one that arrived, as tests see it. */
record Spike(int neuron, double t) {
    /** A listener that fills a list. */
    static SpikeListener into(List<Spike> spikes) {
        return (neuron, t) -> spikes.add(new Spike(neuron, t));
    }
}
