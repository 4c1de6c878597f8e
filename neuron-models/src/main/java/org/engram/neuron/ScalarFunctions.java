package org.engram.neuron;

/** One number after the other: what {@link VectorFunctions} must agree with, and quicker until that is compiled. */
final class ScalarFunctions implements ArrayFunctions {
    @Override
    public void exp(double[] values, int from, int to, double floor) {
        for (int i = from; i < to; i++) {
            values[i] = values[i] < floor ? 0 : Elementary.exp(values[i]);
        }
    }

    @Override
    public void tanh(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Elementary.tanh(values[i]);
        }
    }

    @Override
    public void logistic(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Elementary.logistic(values[i]);
        }
    }

    @Override
    public void add(double[] values, int from, int to, double[] sums, double[] compensations) {
        for (int i = from; i < to; i++) {
            int lane = (i - from) % InterleavedSum.LANES;
            double sum = sums[lane];
            double next = sum + values[i];
            compensations[lane] += CompensatedSum.error(sum, values[i], next);
            sums[lane] = next;
        }
    }
}
