package org.engram.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stages to test fused passes with. */
final class Stages {
    private Stages() {}

    static double[] rectified(double[] h) {
        return Arrays.stream(h).map(x -> Math.max(x, 0)).toArray();
    }

    static double[] softmax(double[] h) {
        double largest = Arrays.stream(h).max().orElseThrow();
        double[] weights = Arrays.stream(h).map(x -> Math.exp(x - largest)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(x -> x / sum).toArray();
    }

    /** Weight = the positive part of the product. */
    static final class Rectifier implements RowStage {
        @Override
        public void reset() {}

        @Override
        public double rows(int group, int from, int to, double[] products, double[] weights) {
            for (int row = from; row < to; row++) {
                weights[row] = Math.max(products[row], 0);
            }
            return 1;
        }

        @Override
        public double factor(int group) {
            return 1;
        }
    }

    /** Softmax in one reading: weights relative to the largest product so far of the group. */
    static final class Softmax implements RowStage {
        private final double[] largest;
        private final double[] sum;

        Softmax(int groups) {
            largest = new double[groups];
            sum = new double[groups];
        }

        @Override
        public void reset() {
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            Arrays.fill(sum, 0);
        }

        @Override
        public double rows(int group, int from, int to, double[] products, double[] weights) {
            double before = largest[group];
            largest[group] =
                    Math.max(before, Arrays.stream(products, from, to).max().orElseThrow());
            double factor = Math.exp(before - largest[group]);
            sum[group] *= factor;
            for (int row = from; row < to; row++) {
                weights[row] = Math.exp(products[row] - largest[group]);
                sum[group] += weights[row];
            }
            return factor;
        }

        @Override
        public double factor(int group) {
            double most = Arrays.stream(largest).max().orElseThrow();
            double total = 0;
            for (int i = 0; i < sum.length; i++) {
                total += sum[i] * Math.exp(largest[i] - most);
            }
            return Math.exp(largest[group] - most) / total;
        }
    }

    /** Writes down how it is called. */
    static final class Log implements RowStage {
        final List<String> calls = new ArrayList<>();
        final List<Integer> rows = new ArrayList<>();

        @Override
        public void reset() {
            calls.add("reset");
        }

        @Override
        public double rows(int group, int from, int to, double[] products, double[] weights) {
            calls.add("rows " + group);
            for (int row = from; row < to; row++) {
                rows.add(row);
            }
            return 1;
        }

        @Override
        public double factor(int group) {
            calls.add("factor " + group);
            return 1;
        }
    }
}
