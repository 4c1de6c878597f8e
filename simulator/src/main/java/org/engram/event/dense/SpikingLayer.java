package org.engram.event.dense;

import org.engram.connectivity.SpikeRows;
import org.engram.neuron.Checkpointed;

/**
 * A layer of units that hear every spike of the other layer. A unit has a state x, the filtered current of
 * arXiv:2008.06996, eq. 1, and one or more copies of a neuron that all hear x and fire each on its own; neuron number =
 * unit times copies + copy. Times in ms.
 */
public interface SpikingLayer extends Checkpointed {
    /** No neuron. */
    int NONE = -1;

    /** The number of units. */
    int units();

    /** Copies of a neuron in each unit. */
    int copies();

    /** The time of the layer's next event, which may be a mere look at who may fire; +∞ if nothing is to come. */
    double next();

    /**
     * Processes the event at {@link #next}.
     *
     * @return the neuron that fired, or {@link #NONE}
     */
    int process();

    /** What the spike that was processed last counts: ∫ of the output that it stands for; ms. */
    double amount();

    /**
     * A spike of the other layer arrives: every state jumps by weight · amount / tau.
     *
     * @param row of the synapses
     */
    void hear(SpikeRows synapses, int row, double amount, double t);

    /** Changes the constant input of the units [units]; states and membranes do not jump. */
    void setInput(double[] input, double t);

    /** Writes the states at t, not before the last event and not after the next. */
    void states(double t, double[] out);

    /**
     * How far the pool that normalises the layer is from the log-sum-exp that it follows: ln of the sum of the outputs at t,
     * a time as for {@link #states}; NaN without a pool.
     */
    default double poolLag(double t) {
        return Double.NaN;
    }

    /** Writes the membrane potential of the first copy of each unit at t, 0 where there are no membranes. */
    void membranes(double t, double[] out);
}
