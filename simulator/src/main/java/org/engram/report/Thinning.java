package org.engram.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Thins a trace to what can be drawn, and keeps what can be seen: of each of equally many points in a row the smallest and
 * the largest, besides the first and the last point of all.
 */
final class Thinning {
    private Thinning() {}

    /**
     * The points that are kept, in order; all of them if there are no more than {@code most}.
     *
     * @param y without NaN
     * @param most at least 4
     */
    static int[] indices(double[] y, int most) {
        if (y.length <= most) {
            return IntStream.range(0, y.length).toArray();
        }
        int buckets = (most - 2) / 2;
        int[] kept = new int[2 * buckets + 2];
        kept[kept.length - 1] = y.length - 1;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) y.length * bucket / buckets);
            int to = (int) ((long) y.length * (bucket + 1) / buckets);
            kept[2 * bucket + 1] = extreme(y, from, to, 1);
            kept[2 * bucket + 2] = extreme(y, from, to, -1);
        }
        return Arrays.stream(kept).sorted().distinct().toArray();
    }

    /** Where y (sign 1) or -y (sign -1) is smallest. */
    private static int extreme(double[] y, int from, int to, int sign) {
        int found = from;
        for (int i = from + 1; i < to; i++) {
            if (sign * y[i] < sign * y[found]) {
                found = i;
            }
        }
        return found;
    }
}
