package org.engram.connectivity;

import java.util.stream.IntStream;

/** Products in the canonical order of summation, written as its definition says. */
final class Reference {
    private Reference() {}

    static double[] toMemories(double[][] entries, double scale, double[] g) {
        double[] products = new double[entries.length];
        for (int row = 0; row < entries.length; row++) {
            double[] a = new double[8];
            for (int j = 0; j < g.length; j++) {
                a[j % 8] = Math.fma(entries[row][j], g[j], a[j % 8]);
            }
            products[row] = scale * (((a[0] + a[4]) + (a[2] + a[6])) + ((a[1] + a[5]) + (a[3] + a[7])));
        }
        return products;
    }

    static double[] toFeatures(double[][] entries, double scale, double[] f) {
        RowGroups groups = RowGroups.of(entries.length, entries[0].length);
        double[] result = new double[entries[0].length];
        for (int i = 0; i < result.length; i++) {
            double[] sums = new double[groups.count()];
            for (int group = 0; group < sums.length; group++) {
                for (int row = groups.from(group); row < groups.from(group + 1); row++) {
                    sums[group] = Math.fma(f[row], entries[row][i], sums[group]);
                }
            }
            result[i] = scale * tree(sums, 0, Integer.highestOneBit(2 * sums.length - 1));
        }
        return result;
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
