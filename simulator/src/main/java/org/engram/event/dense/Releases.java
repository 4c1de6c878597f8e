package org.engram.event.dense;

/** The ends of refractory periods, which are all equally long, so that they come in the order in which they began. */
final class Releases {
    private final double[] times;
    private final int[] neurons;
    private int first;
    private int count;

    /** Room for every neuron of a layer. */
    Releases(int neurons) {
        times = new double[neurons];
        this.neurons = new int[neurons];
    }

    void add(int neuron, double t) {
        int last = (first + count++) % times.length;
        times[last] = t;
        neurons[last] = neuron;
    }

    /** The time of the first; +∞ if there is none. */
    double next() {
        return count > 0 ? times[first] : Double.POSITIVE_INFINITY;
    }

    /** Removes the first. */
    int remove() {
        int neuron = neurons[first];
        first = (first + 1) % times.length;
        count--;
        return neuron;
    }
}
