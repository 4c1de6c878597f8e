package org.engram.connectivity.sparse;

import java.util.Arrays;

/**
 * Pairs of neurons in rows, one for each source (compressed sparse rows).
 *
 * @param starts where the row of each source starts, and where the last one ends [sources + 1]
 * @param targets of all rows, ascending within each
 */
record Joints(int[] starts, int[] targets, int targetSize) {
    private static final int MOST = Integer.MAX_VALUE - 8;

    static void requireCount(double synapses) {
        if (synapses > MOST) {
            throw new IllegalArgumentException(
                    "%.3g synapses in one projection; at most %d are possible".formatted(synapses, MOST));
        }
    }

    /** Sorts the sources of targets, the same number for each, into rows. */
    static Joints byTarget(int[] sourcesOf, int indegree, int sources, int targets) {
        int[] starts = new int[sources + 1];
        for (int source : sourcesOf) {
            starts[source + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] place = starts.clone();
        int[] sorted = new int[sourcesOf.length];
        for (int target = 0, k = 0; target < targets; target++) {
            for (int n = 0; n < indegree; n++) {
                sorted[place[sourcesOf[k++]]++] = target;
            }
        }
        return new Joints(starts, sorted, targets);
    }

    /** Takes pairs in ascending order of source, then target. */
    static final class Builder {
        private static final double MARGIN = 6;

        private final int[] starts;
        private final int targetSize;
        private int[] targets;
        private int count;
        private int row;

        /** @param expected number of pairs, up to its statistical fluctuation */
        Builder(int sources, int targets, double expected) {
            starts = new int[sources + 1];
            targetSize = targets;
            this.targets = new int[(int) Math.min(MOST, Math.ceil(expected + MARGIN * Math.sqrt(expected) + MARGIN))];
        }

        void add(int source, int target) {
            while (row < source) {
                starts[++row] = count;
            }
            if (count == targets.length) {
                targets = Arrays.copyOf(targets, (int) Math.min(MOST, 2L * count));
            }
            targets[count++] = target;
        }

        Joints build() {
            while (row < starts.length - 1) {
                starts[++row] = count;
            }
            return new Joints(starts, count == targets.length ? targets : Arrays.copyOf(targets, count), targetSize);
        }
    }
}
