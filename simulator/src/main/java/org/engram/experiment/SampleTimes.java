package org.engram.experiment;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The times 0, every, 2 every, ... up to the duration, in ms, each one product. A last time that differs from the duration
 * by rounding only is the duration. Takes no memory.
 */
final class SampleTimes extends AbstractList<Double> implements RandomAccess {
    private static final double ROUNDING_ULPS = 4;

    private final double every;
    private final double duration;
    private final int intervals;

    /** @throws IllegalArgumentException if there are more times than a list can have */
    SampleTimes(double every, double duration) {
        if (count(every, duration) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many samples");
        }
        this.every = every;
        this.duration = duration;
        intervals = (int) intervals(every, duration);
    }

    /** The number of times. */
    static double count(double every, double duration) {
        return intervals(every, duration) + 1;
    }

    private static double intervals(double every, double duration) {
        double ratio = duration / every;
        return isRounding(ratio) ? Math.rint(ratio) : Math.floor(ratio);
    }

    private static boolean isRounding(double ratio) {
        return Math.abs(ratio - Math.rint(ratio)) <= ROUNDING_ULPS * Math.ulp(ratio);
    }

    @Override
    public Double get(int index) {
        Objects.checkIndex(index, size());
        return index == intervals && isRounding(duration / every) ? duration : index * every;
    }

    @Override
    public int size() {
        return intervals + 1;
    }
}
