package org.engram.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples of a variable at each point of a grid of axes, points in row-major order. A variable without one of the axes
 * is the same all along it; dimensions that are no axes are those of the samples. What is NaN is left out.
 */
final class Cells {
    private final double[][] samples;

    private Cells(double[][] samples) {
        this.samples = samples;
    }

    /**
     * @param axes of the grid, with their sizes
     * @param dimensions of the variable, with its shape and its values in row-major order
     */
    static Cells of(List<String> axes, int[] sizes, List<String> dimensions, long[] shape, double[] values) {
        int points = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        double[][] samples = new double[points][];
        for (int point = 0; point < points; point++) {
            int[] place = place(point, sizes);
            int[] fixed = dimensions.stream()
                    .mapToInt(dimension -> axes.contains(dimension) ? place[axes.indexOf(dimension)] : -1)
                    .toArray();
            samples[point] = IntStream.range(0, values.length)
                    .filter(i -> isAt(i, fixed, shape) && !Double.isNaN(values[i]))
                    .mapToDouble(i -> values[i])
                    .toArray();
        }
        return new Cells(samples);
    }

    private static int[] place(int index, int[] sizes) {
        int[] place = new int[sizes.length];
        int rest = index;
        for (int d = sizes.length - 1; d >= 0; d--) {
            place[d] = rest % sizes[d];
            rest /= sizes[d];
        }
        return place;
    }

    /** Whether an element has the given indices; -1 allows all. */
    private static boolean isAt(int element, int[] fixed, long[] shape) {
        long rest = element;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (fixed[d] >= 0 && rest % shape[d] != fixed[d]) {
                return false;
            }
            rest /= shape[d];
        }
        return true;
    }

    /** Whether there are no values but 0 and 1. */
    boolean isBinary() {
        return Arrays.stream(samples).flatMapToDouble(Arrays::stream).allMatch(x -> x == 0 || x == 1);
    }

    /** The value of each point, of which there is one sample at most. */
    double[] values() {
        return Arrays.stream(samples)
                .mapToDouble(sample -> sample.length == 0 ? Double.NaN : sample[0])
                .toArray();
    }

    Estimate[] estimates() {
        boolean binary = isBinary();
        return Arrays.stream(samples)
                .map(sample -> binary ? Estimate.share(sample) : Estimate.median(sample))
                .toArray(Estimate[]::new);
    }
}
