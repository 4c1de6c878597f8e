package org.engram.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a study over its axes: the share of successes, and those figures of which the file gives the median. Each
 * comes with a range: NAME_low to NAME_high where the file has them, else the quartiles over repeats and trials. What
 * theory says of a threshold stands beside it.
 */
final class Sweep {
    private static final String GROUP = "/sweep/";
    private static final String THRESHOLD = "threshold";
    private static final String THEORY = "theory";
    private static final List<String> FIRST = List.of("fraction", "twin_fraction", THRESHOLD);

    /** A positive quantity of which the largest value is so many times the smallest has a logarithmic axis. */
    private static final double LOGARITHMIC = 50;

    private final RecordingFile file;
    private final List<String> axes;
    private final int cells;

    private Sweep(RecordingFile file) {
        this.file = file;
        List<String> points = file.dimensions(GROUP + "done");
        axes = points.subList(0, points.size() - 1);
        cells = axes.stream()
                .mapToInt(axis -> (int) file.shape(GROUP + axis)[0])
                .reduce(1, Math::multiplyExact);
    }

    static void add(RecordingFile file, ObjectNode data) {
        if (file.contains(GROUP + "done")) {
            data.set("sweep", new Sweep(file).json());
        }
    }

    private ObjectNode json() {
        ObjectNode sweep = JsonNodeFactory.instance.objectNode();
        ArrayNode described = sweep.putArray("axes");
        axes.forEach(axis -> describeAxis(axis, described.addObject()));
        ArrayNode measures = sweep.putArray("measures");
        shown().forEach(name -> describeMeasure(name, measures.addObject()));
        SweepCurves.add(file, axes, cells, sweep);
        long[] done = file.longs(GROUP + "done");
        sweep.put("done", Arrays.stream(done).filter(one -> one == 1).count());
        return sweep.put("points", done.length);
    }

    private void describeAxis(String axis, ObjectNode node) {
        Results.describe(file, GROUP + axis, node.put("name", axis));
        if (file.isText(GROUP + axis)) {
            ArrayNode labels = node.putArray("labels");
            file.texts(GROUP + axis).forEach(labels::add);
            node.put("size", labels.size());
        } else {
            double[] values = file.doubles(GROUP + axis);
            node.set("values", Numbers.array(values));
            node.put("size", values.length).put("logarithmic", isLogarithmic(values));
        }
    }

    private Stream<String> shown() {
        List<String> others = new ArrayList<>(file.children("/sweep"));
        others.removeIf(name -> !file.contains(GROUP + "median_" + name) || name.equals(THEORY));
        return Stream.concat(FIRST.stream().filter(name -> file.contains(GROUP + name)), others.stream())
                .distinct()
                .filter(this::isKnownSomewhere);
    }

    private boolean isKnownSomewhere(String name) {
        return Arrays.stream(file.doubles(GROUP + name)).anyMatch(Double::isFinite);
    }

    private void describeMeasure(String name, ObjectNode measure) {
        Results.describe(file, GROUP + name, measure.put("name", name));
        double[][] samples = samples(name);
        double[] values = percentiles(samples, 50);
        measure.set("value", Numbers.array(values));
        measure.put("logarithmic", isLogarithmic(values));
        boolean given = file.contains(GROUP + name + "_low");
        measure.put("range", given ? "interval" : "quartiles");
        measure.set("low", Numbers.array(given ? percentiles(samples(name + "_low"), 50) : percentiles(samples, 25)));
        measure.set("high", Numbers.array(given ? percentiles(samples(name + "_high"), 50) : percentiles(samples, 75)));
        if (name.equals(THRESHOLD) && file.contains(GROUP + THEORY)) {
            measure.set(THEORY, Numbers.array(percentiles(samples(THEORY), 50)));
        }
    }

    /** What was found in each cell of the grid of axes, which are the first dimensions of every variable. */
    private double[][] samples(String name) {
        double[] values = file.doubles(GROUP + name);
        int size = values.length / cells;
        double[][] samples = new double[cells][];
        Arrays.setAll(
                samples,
                cell -> Arrays.stream(values, cell * size, (cell + 1) * size)
                        .filter(Double::isFinite)
                        .toArray());
        return samples;
    }

    /** Of each cell, NaN where there is nothing. */
    private static double[] percentiles(double[][] samples, double percent) {
        return Arrays.stream(samples)
                .mapToDouble(sample -> Percentiles.of(sample, percent))
                .toArray();
    }

    private static boolean isLogarithmic(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return known.length > 0 && known[0] > 0 && known[known.length - 1] >= LOGARITHMIC * known[0];
    }
}
