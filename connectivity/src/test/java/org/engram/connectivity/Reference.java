package org.engram.connectivity;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Products in the canonical order of summation, written as its definition says. */
final class Reference {
    private Reference() {}

    static double[] toMemories(Instance instance) {
        double[][] entries = instance.entries();
        double[] g = instance.g();
        return Arrays.stream(entries)
                .mapToDouble(row -> instance.factor() * product(instance, row, g))
                .toArray();
    }

    static double[] toFeatures(Instance instance) {
        double[][] entries = instance.entries();
        double[] f = instance.f();
        RowGroups groups = RowGroups.of(entries.length, entries[0].length);
        double[] result = new double[entries[0].length];
        for (int i = 0; i < result.length; i++) {
            int column = i;
            double[] sums = new double[groups.count()];
            for (int group = 0; group < sums.length; group++) {
                int from = groups.from(group);
                int to = groups.from(group + 1);
                double[] x = IntStream.range(from, to)
                        .mapToDouble(row -> entries[row][column])
                        .toArray();
                double[] w = Arrays.copyOfRange(f, from, to);
                sums[group] = sum(instance, x, w);
            }
            result[i] = instance.factor() * tree(sums, 0, Integer.highestOneBit(2 * sums.length - 1));
        }
        return result;
    }

    private static double product(Instance instance, double[] x, double[] g) {
        if (instance.arithmetic() == Arithmetic.FLOAT32) {
            return SingleReference.product(instance.storage(), x, g);
        }
        return instance.storage() == Storage.BIT ? sumOfFours(x, g) : eightSums(x, g);
    }

    /** Of a group of rows. */
    private static double sum(Instance instance, double[] x, double[] w) {
        if (instance.arithmetic() == Arithmetic.FLOAT32) {
            return SingleReference.sum(instance.storage(), x, w);
        }
        return instance.storage() == Storage.BIT ? sumOfFours(x, w) : sum(x, w);
    }

    private static double sum(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum = Math.fma(x[i], y[i], sum);
        }
        return sum;
    }

    private static double eightSums(double[] x, double[] y) {
        double[] a = new double[8];
        for (int j = 0; j < x.length; j++) {
            a[j % 8] = Math.fma(x[j], y[j], a[j % 8]);
        }
        return ((a[0] + a[4]) + (a[2] + a[6])) + ((a[1] + a[5]) + (a[3] + a[7]));
    }

    /** Of signs x with numbers y, four at a time. */
    private static double sumOfFours(double[] x, double[] y) {
        double[] terms = new double[x.length + 3];
        for (int i = 0; i < x.length; i++) {
            terms[i] = x[i] * y[i];
        }
        double sum = 0;
        for (int k = 0; k < x.length; k += 4) {
            sum += (terms[k] + terms[k + 1]) + (terms[k + 2] + terms[k + 3]);
        }
        return sum;
    }

    /** The sum of {@code width} terms from {@code from} on (those beyond the end left out) as a binary tree. */
    private static double tree(double[] terms, int from, int width) {
        if (width == 1) {
            return terms[from];
        }
        int half = width / 2;
        double left = tree(terms, from, half);
        return from + half < terms.length ? left + tree(terms, from + half, half) : left;
    }

    /** The largest difference of two vectors. */
    static double distance(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Math.abs(x[i] - y[i]))
                .max()
                .orElseThrow();
    }
}
