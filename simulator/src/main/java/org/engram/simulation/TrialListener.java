package org.engram.simulation;

import org.engram.network.RateDynamics;

/** Learns what happens in a simulation. Called from the threads that run the trials, in order within each trial. */
public interface TrialListener {
    /** The energy at one of the times to be recorded, where energies are recorded; told before the {@link #sample}. */
    default void energy(int trial, int index, double energy) {}

    /**
     * Whether it looks at more of a {@link #sample} than the states of the features: if not, those of memory neurons that move by
     * themselves need not be in it.
     */
    default boolean readsMemories() {
        return true;
    }

    /**
     * The state at one of the times to be recorded.
     *
     * @param index of the time
     * @param dynamics equations of motion that the listener may evaluate at will
     * @param y the state, valid during the call; that of all neurons if the listener {@link #readsMemories}
     */
    void sample(int trial, int index, RateDynamics dynamics, double[] y);

    /**
     * An accepted step.
     *
     * @param t its end in ms
     * @param step its length in ms
     * @param error in units of the tolerance, NaN where unknown
     */
    void step(int trial, double t, double step, double error, double energy);

    /**
     * The state in which a trial ends.
     *
     * @param dynamics equations of motion that the listener may evaluate at will
     * @param y the state, valid during the call
     */
    default void ended(int trial, RateDynamics dynamics, double[] y) {}

    /**
     * A spike of a spiking layer.
     *
     * @param layer 0: features, 1: memories
     * @param neuron unit times copies + copy
     * @param t in ms
     */
    default void spike(int trial, int layer, int neuron, double t) {}

    /**
     * The membrane potentials at one of the times to be recorded, told before the {@link #sample}: those of the first copy of
     * every unit, valid during the call.
     */
    default void membranes(int trial, int index, double[] features, double[] memories) {}

    /**
     * The state at the moment of one spike or more of those at which samples are taken, after all that happened at this moment.
     *
     * @param t in ms
     * @param dynamics equations of motion that the listener may evaluate at will
     * @param y the state, valid during the call
     * @param features membrane potentials of the first copy of every unit, valid during the call; empty if not recorded
     * @param memories the same
     */
    default void atSpike(
            int trial, double t, RateDynamics dynamics, double[] y, double[] features, double[] memories) {}

    void finished(TrialResult result);
}
