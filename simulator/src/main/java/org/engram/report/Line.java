package org.engram.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line of a figure: its points (t, y), or y alone where it has a point at each recorded time. */
final class Line {
    private Line() {}

    /**
     * @param y NaN where nothing was recorded
     * @param most points
     */
    static ObjectNode of(double[] times, double[] y, int most) {
        int[] recorded =
                IntStream.range(0, y.length).filter(i -> !Double.isNaN(y[i])).toArray();
        double[] values = at(y, recorded);
        int[] kept = Thinning.indices(values, most);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        if (kept.length < times.length) {
            line.set("t", Numbers.array(at(at(times, recorded), kept)));
        }
        line.set("y", Numbers.array(at(values, kept)));
        return line;
    }

    static double[] at(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }
}
