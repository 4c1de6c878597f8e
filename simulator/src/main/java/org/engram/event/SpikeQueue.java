package org.engram.event;

import java.util.Arrays;
import org.engram.neuron.StateTransfer;

/** Neurons with times that never decrease: first in, first out. Nothing is allocated unless it grows. */
public final class SpikeQueue {
    private static final int FIRST_CAPACITY = 64;

    private double[] times = new double[FIRST_CAPACITY];
    private int[] neurons = new int[FIRST_CAPACITY];
    private int first;
    private int count;

    /** The time of the first one, +infinity if there is none. */
    public double next() {
        return count > 0 ? times[first] : Double.POSITIVE_INFINITY;
    }

    /** Removes the first one. */
    public int pop() {
        int neuron = neurons[first];
        first = (first + 1) & (times.length - 1);
        count--;
        return neuron;
    }

    /**
     * Adds one behind the others.
     *
     * @param t not before that of the last one
     */
    public void push(int neuron, double t) {
        if (count == times.length) {
            grow();
        }
        int last = (first + count++) & (times.length - 1);
        times[last] = t;
        neurons[last] = neuron;
    }

    /** Carries all that is in it. */
    public void transfer(StateTransfer transfer) {
        times = transfer.growing(times);
        neurons = transfer.growing(neurons);
        first = transfer.whole(first);
        count = transfer.whole(count);
    }

    private void grow() {
        int tail = times.length - first;
        double[] moreTimes = Arrays.copyOf(Arrays.copyOfRange(times, first, times.length), 2 * count);
        System.arraycopy(times, 0, moreTimes, tail, first);
        int[] moreNeurons = Arrays.copyOf(Arrays.copyOfRange(neurons, first, neurons.length), 2 * count);
        System.arraycopy(neurons, 0, moreNeurons, tail, first);
        times = moreTimes;
        neurons = moreNeurons;
        first = 0;
    }
}
