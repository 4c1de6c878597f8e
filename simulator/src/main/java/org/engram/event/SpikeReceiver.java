package org.engram.event;

import org.engram.connectivity.sparse.SparseSynapses;

/** Neurons that hear spikes. Times are in ms and never go back. */
public interface SpikeReceiver {
    /**
     * One spike arrives at one neuron.
     *
     * @param port the receptor
     * @param weight in the unit of the receptor
     */
    void receive(int neuron, int port, double weight, double t);

    /** One spike arrives over several synapses, from {@code begin} to {@code end} - 1, at the same moment. */
    void receive(SparseSynapses synapses, int begin, int end, int port, double t);
}
