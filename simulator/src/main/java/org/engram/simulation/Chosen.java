package org.engram.simulation;

import java.util.stream.IntStream;

/** Takes the values of some neurons out of those of their layer. */
final class Chosen {
    private final int[] numbers;
    private final double[] values;
    private final boolean all;

    /**
     * A choice of neurons.
     *
     * @param numbers those that are taken, in this order
     * @param size the number of neurons of the layer
     */
    Chosen(int[] numbers, int size) {
        this.numbers = numbers;
        all = numbers.length == size && IntStream.range(0, size).allMatch(i -> numbers[i] == i);
        values = new double[all ? 0 : numbers.length];
    }

    /** Their values; valid until the next call. */
    double[] of(double[] layer) {
        if (all) {
            return layer;
        }
        for (int i = 0; i < numbers.length; i++) {
            values[i] = layer[numbers[i]];
        }
        return values;
    }
}
