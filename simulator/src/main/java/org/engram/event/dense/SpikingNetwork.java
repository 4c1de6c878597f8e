package org.engram.event.dense;

import org.engram.connectivity.SpikeRows;
import org.engram.event.EventSource;
import org.engram.event.SpikeListener;
import org.engram.neuron.StateTransfer;

/**
 * Feature neurons and memory neurons that fire, joined by symmetric synapses: arXiv:2008.06996, eq. 1, with outputs made of
 * spikes. One source of events. At one moment spikes arrive before neurons fire; features come first in both.
 */
public final class SpikingNetwork implements EventSource {
    private final SpikingLayer features;
    private final SpikingLayer memories;
    private final SpikePath fromFeatures;
    private final SpikePath fromMemories;

    /**
     * Joins two layers.
     *
     * @param ofFeatures xi^T, a row for each feature
     * @param ofMemories xi, a row for each memory
     * @param delay of all synapses, ms, &gt;= 0; 0 where one layer is a {@link RateLayer}, whose output is not delayed
     * @param featureSpikes is told of every spike of a feature neuron
     * @param memorySpikes is told of every spike of a memory neuron
     */
    public SpikingNetwork(
            SpikingLayer features,
            SpikingLayer memories,
            SpikeRows ofFeatures,
            SpikeRows ofMemories,
            double delay,
            SpikeListener featureSpikes,
            SpikeListener memorySpikes) {
        this.features = features;
        this.memories = memories;
        fromFeatures = new SpikePath(features, memories, ofFeatures, delay, featureSpikes);
        fromMemories = new SpikePath(memories, features, ofMemories, delay, memorySpikes);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        features.transfer(transfer);
        memories.transfer(transfer);
        fromFeatures.transfer(transfer);
        fromMemories.transfer(transfer);
    }

    @Override
    public double next() {
        return Math.min(nextArrival(), Math.min(features.next(), memories.next()));
    }

    private double nextArrival() {
        return Math.min(fromFeatures.nextArrival(), fromMemories.nextArrival());
    }

    @Override
    public void process(double horizon) {
        if (nextArrival() <= Math.min(features.next(), memories.next())) {
            (fromFeatures.nextArrival() <= fromMemories.nextArrival() ? fromFeatures : fromMemories).arrive();
        } else {
            (features.next() <= memories.next() ? fromFeatures : fromMemories).process();
        }
    }
}
