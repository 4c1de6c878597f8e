package org.engram.connectivity;

import java.util.Arrays;

/** Products in the canonical order of float32 arithmetic, written as its definition says. */
final class SingleReference {
    private SingleReference() {}

    static double product(Storage storage, double[] x, double[] g) {
        double unit = unit(g);
        float[] rounded = rounded(g, unit);
        return unit * (storage == Storage.BIT ? sumOfFours(x, rounded, 128) : sixteenSums(x, rounded));
    }

    static double sum(Storage storage, double[] x, double[] w) {
        double total = 0;
        for (int from = 0; from < w.length; from += 64) {
            int to = Math.min(from + 64, w.length);
            double[] block = Arrays.copyOfRange(w, from, to);
            double unit = unit(block);
            float[] weights = rounded(block, unit);
            double[] entries = Arrays.copyOfRange(x, from, to);
            total += unit * (storage == Storage.BIT ? sumOfFours(entries, weights, 64) : inOrder(entries, weights));
        }
        return total;
    }

    /** The largest power of two that is not above the largest element. */
    private static double unit(double[] x) {
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(largest)));
    }

    private static float[] rounded(double[] x, double unit) {
        float[] rounded = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            double element = x[i] / unit;
            rounded[i] = Math.abs(element) < 0x1p-126 ? 0 : (float) element;
        }
        return rounded;
    }

    private static float inOrder(double[] x, float[] y) {
        float sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum = Math.fma((float) x[i], y[i], sum);
        }
        return sum;
    }

    /** In each strip of 1024 columns sixteen sums, added up by halves in float32; then the totals of strips. */
    private static double sixteenSums(double[] x, float[] y) {
        double total = 0;
        for (int left = 0; left < x.length; left += 1024) {
            float[] s = new float[16];
            for (int j = left; j < Math.min(left + 1024, x.length); j++) {
                s[j % 16] = Math.fma((float) x[j], y[j], s[j % 16]);
            }
            total += ((s[0] + s[8]) + (s[4] + s[12]) + ((s[2] + s[10]) + (s[6] + s[14])))
                    + ((s[1] + s[9]) + (s[5] + s[13]) + ((s[3] + s[11]) + (s[7] + s[15])));
        }
        return total;
    }

    /** Of signs x with numbers y, four at a time, {@code atOnce} in float32. */
    private static double sumOfFours(double[] x, float[] y, int atOnce) {
        float[] terms = new float[x.length + 3];
        for (int i = 0; i < x.length; i++) {
            terms[i] = (float) (x[i] * y[i]);
        }
        double total = 0;
        for (int from = 0; from < x.length; from += atOnce) {
            float sum = 0;
            for (int k = from; k < Math.min(from + atOnce, x.length); k += 4) {
                sum += (terms[k] + terms[k + 1]) + (terms[k + 2] + terms[k + 3]);
            }
            total += sum;
        }
        return total;
    }
}
