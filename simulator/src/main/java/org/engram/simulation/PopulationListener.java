package org.engram.simulation;

/** Learns what happens in a simulation of populations. Called from the threads that run trials, in order within each. */
public interface PopulationListener {
    /** A neuron has fired at t, in ms. Told only of populations whose spikes are recorded. */
    void spike(int trial, int population, int neuron, double t);

    /**
     * The state at one of the times to be recorded.
     *
     * @param index of the time
     * @param state valid during the call
     */
    void sample(int trial, int index, PopulationState state);

    /**
     * The state at the moment of one spike or more of those at which samples are taken, after all that happened at this moment.
     *
     * @param t in ms
     * @param state valid during the call
     */
    void atSpike(int trial, double t, PopulationState state);

    /** Everything up to t, in ms, has happened. */
    void reached(int trial, double t);

    void finished(PopulationResult result);
}
