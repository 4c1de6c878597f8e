package org.engram.event;

import java.util.ArrayList;
import java.util.List;

/** A source whose events are spikes, and those who listen to them: synapses, recorders, statistics. */
public abstract class FiringSource implements EventSource {
    private final List<SpikeListener> declared = new ArrayList<>();
    private SpikeListener[] listeners = {};

    /** Adds a listener, which is told after those before it. */
    public final void listen(SpikeListener listener) {
        declared.add(listener);
        listeners = declared.toArray(SpikeListener[]::new);
    }

    /** Tells all listeners of a spike. */
    final void announce(int neuron, double t) {
        for (SpikeListener listener : listeners) {
            listener.fired(neuron, t);
        }
    }

    /** The number of cells that may fire. */
    public abstract int size();
}
