package org.engram.neuron;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A number for each neuron of a layer, kept once where it is the same for all. Immutable. */
public final class PerNeuron {
    private final double[] values;
    private final int size;

    private PerNeuron(double[] values, int size) {
        this.values = values;
        this.size = size;
    }

    /** The same number for all. */
    public static PerNeuron same(double value, int size) {
        return new PerNeuron(new double[] {value}, size);
    }

    /** One number for each of at least one neuron. */
    public static PerNeuron of(double... values) {
        boolean same = Arrays.stream(values).allMatch(value -> Double.compare(value, values[0]) == 0);
        return same ? same(values[0], values.length) : new PerNeuron(values.clone(), values.length);
    }

    public double get(int neuron) {
        return values[values.length == 1 ? 0 : neuron];
    }

    public int size() {
        return size;
    }

    public boolean areSame() {
        return values.length == 1;
    }

    /** The numbers of all neurons in order. */
    public DoubleStream stream() {
        return IntStream.range(0, size).mapToDouble(this::get);
    }
}
