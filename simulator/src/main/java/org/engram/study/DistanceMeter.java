package org.engram.study;

import java.util.Arrays;
import java.util.List;

/** Measures how far one trial is from its reference, sample by sample. */
final class DistanceMeter {
    private final double[][] reference;
    private final double[] times;
    private final double[] distances;
    private int taken;

    /**
     * A meter that has seen nothing.
     *
     * @param reference the states [times x neurons]
     * @param times of the samples in ms
     */
    DistanceMeter(double[][] reference, List<Double> times) {
        this.reference = reference;
        this.times = times.stream().mapToDouble(Double::doubleValue).toArray();
        distances = new double[this.times.length];
    }

    /** Sees the states at the next sample. */
    void see(double[] states) {
        distances[taken] = between(states, reference[taken]);
        taken++;
    }

    /** The result for a trial that ended in a state and stays there. */
    Distance end(double[] states) {
        while (taken < distances.length) {
            see(states);
        }
        return new Distance(distances, Arrays.stream(distances).max().orElse(Double.NaN), rootMeanSquare());
    }

    private static double between(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    /** By the trapezoidal rule. */
    private double rootMeanSquare() {
        double integral = 0;
        for (int k = 1; k < times.length; k++) {
            double squares = distances[k - 1] * distances[k - 1] + distances[k] * distances[k];
            integral += (times[k] - times[k - 1]) * squares / 2;
        }
        return times.length == 1 ? distances[0] : Math.sqrt(integral / (times[times.length - 1] - times[0]));
    }
}
