package org.engram.recording.export;

import java.util.OptionalDouble;

/** Whether samples lie at equal distances. */
final class Sampling {
    /** How far a sample may lie from its place, as a share of the distance: more than rounding, less than anybody means. */
    private static final double TOLERANCE = 1e-6;

    private Sampling() {}

    /** The distance between the first {@code count} times; none if it changes or there are fewer than two. */
    static OptionalDouble interval(double[] times, int count) {
        if (count < 2) {
            return OptionalDouble.empty();
        }
        double interval = (times[count - 1] - times[0]) / (count - 1);
        for (int i = 0; i < count; i++) {
            if (Math.abs(times[i] - (times[0] + i * interval)) > TOLERANCE * interval) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(interval);
    }
}
