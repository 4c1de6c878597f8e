package org.engram.simulation;

/** The state of all populations at one moment, to be read while it is. */
public interface PopulationState {
    /** Spikes per neuron and second since the sample before, in Hz; 0 for a sample at time 0. */
    double rate(int population);

    /** The membrane potentials of some neurons of a population, in mV. */
    void membrane(int population, int[] neurons, double[] out);

    /** What a receptor of some neurons holds, in pA or nS. */
    void synaptic(int population, int port, int[] neurons, double[] out);
}
