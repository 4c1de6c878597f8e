package org.engram.neuron.spiking;

import org.engram.neuron.Checkpointed;

/**
 * A population of cells that fire spikes, numbered 0 to size − 1. Every cell has a clock of its own, which stands at its
 * last event. Times are in ms. Not thread-safe.
 */
public interface SpikeSource extends Checkpointed {
    /** The number of cells. */
    int size();

    /**
     * The exact time at which the cell fires next if it hears nothing before: not earlier than its clock, +∞ if it never
     * fires, never NaN. Asked twice without an event in between, it answers the same.
     */
    double nextSpike(int neuron);

    /** A time before which the cell does not fire if it hears nothing: {@link #nextSpike}, or one that is found faster. */
    default double earliestSpike(int neuron) {
        return nextSpike(neuron);
    }

    /**
     * The cell fires at t: it is advanced to t, reset, and begins its refractory period.
     *
     * @param t the cell's {@link #nextSpike}; an earlier time, not before its clock, makes it fire then
     */
    void fire(int neuron, double t);
}
