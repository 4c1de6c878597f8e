package org.engram.report;

import java.util.stream.IntStream;

/**
 * Chooses the recorded times that a film shows: equally far apart in a measure of which one half is the time that has gone
 * by and the other half the way that the states have made, so that little is shown of what stands still.
 */
final class Frames {
    private Frames() {}

    /** The numbers of at most {@code most} samples, the first and the last among them. */
    static int[] choose(States states, int trials, double[] times, int most) {
        if (times.length <= most) {
            return IntStream.range(0, times.length).toArray();
        }
        double[] way = new double[times.length];
        for (int trial = 0; trial < trials; trial++) {
            addWay(states, trial, way);
        }
        return spread(times, way, most);
    }

    private static void addWay(States states, int trial, double[] way) {
        double length = 0;
        double[] last = new double[0];
        for (int k = 0; k < way.length; k++) {
            if (k < states.samples(trial)) {
                double[] state = states.at(trial, k);
                length += k == 0 ? 0 : distance(last, state);
                last = state;
            }
            way[k] += length;
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** @param way that was made up to each time, never falling */
    static int[] spread(double[] times, double[] way, int most) {
        int last = times.length - 1;
        double[] measure = IntStream.rangeClosed(0, last)
                .mapToDouble(k -> share(times, k) + share(way, k))
                .toArray();
        return IntStream.range(0, most)
                .map(frame -> first(measure, measure[last] * frame / (most - 1)))
                .distinct()
                .toArray();
    }

    private static double share(double[] rising, int k) {
        double whole = rising[rising.length - 1] - rising[0];
        return whole == 0 ? 0 : (rising[k] - rising[0]) / whole;
    }

    /** The first index at which the measure has come to a value. */
    private static int first(double[] measure, double value) {
        int k = 0;
        while (k < measure.length - 1 && measure[k] < value) {
            k++;
        }
        return k;
    }
}
