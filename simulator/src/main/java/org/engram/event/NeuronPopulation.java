package org.engram.event;

/** Neurons whose states can be read. Reading changes nothing. */
public interface NeuronPopulation extends EventSource, SpikeReceiver {
    /** The number of neurons. */
    int size();

    /**
     * Spikes arrive at one neuron each, in the order of time, beginning with number {@code begin}: that one in any case, those after
     * it as long as they come before {@code end} and before any neuron may fire.
     *
     * @return the number of the first spike that has not arrived
     */
    default int receive(int[] targets, double[] times, int begin, int port, double weight, double end) {
        int k = begin;
        do {
            receive(targets[k], port, weight, times[k]);
            k++;
        } while (k < times.length && times[k] < end && times[k] < next());
        return k;
    }

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
