package org.engram.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Percentiles over several courses at each of some times: t, and levels [percentile][time]. */
final class Band {
    private Band() {}

    /**
     * Takes together what was known at each time.
     *
     * @param courses [course][time], NaN where nothing was recorded
     * @param percents an odd number of them, rising, the median in the middle
     * @param most times
     */
    static ObjectNode of(double[] times, double[][] courses, double[] percents, int most) {
        double[][] levels = new double[percents.length][times.length];
        for (int k = 0; k < times.length; k++) {
            double[] values = at(courses, k);
            for (int level = 0; level < percents.length; level++) {
                levels[level][k] = Percentiles.of(values, percents[level]);
            }
        }
        int[] reached = IntStream.range(0, times.length)
                .filter(k -> !Double.isNaN(levels[0][k]))
                .toArray();
        double[] median = Line.at(levels[percents.length / 2], reached);
        int[] kept = Arrays.stream(Thinning.indices(median, most))
                .map(i -> reached[i])
                .toArray();
        ObjectNode band = JsonNodeFactory.instance.objectNode();
        band.set("t", Numbers.array(Line.at(times, kept)));
        ArrayNode array = band.putArray("levels");
        Arrays.stream(levels).forEach(level -> array.add(Numbers.array(Line.at(level, kept))));
        return band;
    }

    private static double[] at(double[][] courses, int k) {
        return Arrays.stream(courses)
                .mapToDouble(course -> course[k])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
