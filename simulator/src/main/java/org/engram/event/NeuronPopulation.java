package org.engram.event;

/** Neurons whose states can be read. Reading changes nothing. */
public interface NeuronPopulation extends EventSource, SpikeReceiver {
    /** The number of neurons. */
    int size();

    /**
     * The membrane potential, in mV.
     *
     * @param t the time up to which everything has happened, in ms
     */
    double membrane(int neuron, double t);

    /**
     * What a receptor holds: a current in pA, a conductance in nS, 0 for one that keeps nothing.
     *
     * @param t the time up to which everything has happened, in ms
     */
    double synaptic(int neuron, int port, double t);
}
