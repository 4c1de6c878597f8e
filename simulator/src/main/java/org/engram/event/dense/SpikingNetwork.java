package org.engram.event.dense;

import org.engram.connectivity.SpikeRows;
import org.engram.event.EventSource;
import org.engram.event.SpikeListener;
import org.engram.neuron.StateTransfer;

/**
 * Feature neurons and memory neurons that fire, joined by symmetric synapses without delay: arXiv:2008.06996, eq. 1, with
 * outputs made of spikes. One source of events; features come first when both layers have one at the same moment.
 */
public final class SpikingNetwork implements EventSource {
    private final SpikingLayer features;
    private final SpikingLayer memories;
    private final SpikeRows ofFeatures;
    private final SpikeRows ofMemories;
    private final SpikeListener featureSpikes;
    private final SpikeListener memorySpikes;

    /**
     * Joins two layers.
     *
     * @param ofFeatures xi^T, a row for each feature
     * @param ofMemories xi, a row for each memory
     * @param featureSpikes is told of every spike of a feature neuron
     * @param memorySpikes is told of every spike of a memory neuron
     */
    public SpikingNetwork(
            SpikingLayer features,
            SpikingLayer memories,
            SpikeRows ofFeatures,
            SpikeRows ofMemories,
            SpikeListener featureSpikes,
            SpikeListener memorySpikes) {
        this.features = features;
        this.memories = memories;
        this.ofFeatures = ofFeatures;
        this.ofMemories = ofMemories;
        this.featureSpikes = featureSpikes;
        this.memorySpikes = memorySpikes;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        features.transfer(transfer);
        memories.transfer(transfer);
    }

    @Override
    public double next() {
        return Math.min(features.next(), memories.next());
    }

    @Override
    public void process(double horizon) {
        if (features.next() <= memories.next()) {
            process(features, memories, ofFeatures, featureSpikes);
        } else {
            process(memories, features, ofMemories, memorySpikes);
        }
    }

    private static void process(SpikingLayer from, SpikingLayer to, SpikeRows synapses, SpikeListener listener) {
        double t = from.next();
        int neuron = from.process();
        if (neuron != SpikingLayer.NONE) {
            to.hear(synapses, neuron / from.copies(), from.amount(), t);
            listener.fired(neuron, t);
        }
    }
}
