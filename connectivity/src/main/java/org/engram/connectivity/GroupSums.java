package org.engram.connectivity;

/** What is done with the sums of groups of rows once all rows are in them. */
final class GroupSums {
    private GroupSums() {}

    /** Adds the sums up in the canonical tree, destroying them, and writes the total times {@code scale} to {@code out}. */
    static void total(double[][] sums, double scale, double[] out) {
        for (int apart = 1; apart < sums.length; apart *= 2) {
            for (int group = 0; group + apart < sums.length; group += 2 * apart) {
                add(sums[group + apart], sums[group]);
            }
        }
        System.arraycopy(sums[0], 0, out, 0, sums[0].length);
        scale(out, 0, sums[0].length, scale);
    }

    /** The same after each sum has been multiplied by the stage's last factor for its group. */
    static void total(double[][] sums, RowStage stage, double scale, double[] out) {
        for (int group = 0; group < sums.length; group++) {
            scale(sums[group], 0, sums[group].length, stage.factor(group));
        }
        total(sums, scale, out);
    }

    private static void add(double[] terms, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += terms[i];
        }
    }

    /** Multiplies values {@code from} to {@code to} (exclusive) by a factor. */
    static void scale(double[] values, int from, int to, double factor) {
        if (factor != 1) {
            for (int i = from; i < to; i++) {
                values[i] *= factor;
            }
        }
    }
}
