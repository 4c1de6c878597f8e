package org.engram.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The two largest of some overlaps.
 *
 * @param index of the largest, the first of equals
 * @param second NaN if there is only one
 */
record Ranking(int index, double best, double second) {
    static Ranking of(double[] overlaps) {
        int index = 0;
        double second = Double.NaN;
        for (int mu = 1; mu < overlaps.length; mu++) {
            if (overlaps[mu] > overlaps[index]) {
                second = overlaps[index];
                index = mu;
            } else if (!(overlaps[mu] <= second)) {
                second = overlaps[mu];
            }
        }
        return new Ranking(index, overlaps[index], second);
    }

    /** The indices of the largest overlaps, the largest first, of equals the first one. */
    static int[] largest(double[] overlaps, int count) {
        Comparator<Integer> better =
                Comparator.<Integer>comparingDouble(mu -> -overlaps[mu]).thenComparing(mu -> mu);
        var kept = new PriorityQueue<>(better.reversed());
        for (int mu = 0; mu < overlaps.length; mu++) {
            kept.add(mu);
            if (kept.size() > count) {
                kept.remove();
            }
        }
        return kept.stream().sorted(better).mapToInt(Integer::intValue).toArray();
    }
}
