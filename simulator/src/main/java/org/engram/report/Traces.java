package org.engram.report;

import java.util.Arrays;
import java.util.List;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has one value for each trial and time, such as energy, overlap and residual: a line for each of the first trials, and where there are many the median and
 * the ranges that hold half and four fifths of all trials.
 */
final class Traces {
    private static final String GROUP = "/trajectory/";
    private static final int MOST_POINTS = 50_000;
    private static final int MOST_LINES = 200;
    private static final int FEWEST_FOR_BAND = 10;
    private static final int MOST_BAND_POINTS = 500;

    /** Of the lower edges, the median and the upper edges. */
    private static final double[] PERCENTS = {10, 25, 50, 75, 90};

    private final double[] times;
    private final double[][] trials;

    /** @param trials [trial][time], NaN where nothing was recorded */
    private Traces(double[] times, double[][] trials) {
        this.times = times;
        this.trials = trials;
    }

    static void add(RecordingFile file, ObjectNode data) {
        if (!file.contains("/trajectory/time")) {
            return;
        }
        double[] times = file.doubles(GROUP + "time");
        data.set("times", Numbers.array(times));
        List<String> recorded = file.children("/trajectory").stream()
                .filter(name -> file.dimensions(GROUP + name).equals(List.of("trial", "time")))
                .toList();
        if (recorded.isEmpty()) {
            return;
        }
        ArrayNode traces = data.putArray("traces");
        for (String name : recorded) {
            double[][] trials = rows(file.doubles(GROUP + name), times.length);
            ObjectNode trace = new Traces(times, trials).json().put("name", name);
            traces.add(Results.describe(file, GROUP + name, trace));
        }
    }

    private static double[][] rows(double[] values, int length) {
        double[][] rows = new double[values.length / length][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * length, (row + 1) * length));
        return rows;
    }

    private ObjectNode json() {
        ObjectNode trace = JsonNodeFactory.instance.objectNode().put("trials", trials.length);
        int lines = Math.min(trials.length, MOST_LINES);
        ArrayNode array = trace.putArray("lines");
        for (int trial = 0; trial < lines; trial++) {
            array.add(Line.of(times, trials[trial], MOST_POINTS / lines).put("trial", trial));
        }
        if (trials.length >= FEWEST_FOR_BAND) {
            trace.set("band", Band.of(times, trials, PERCENTS, MOST_BAND_POINTS));
        }
        return trace;
    }
}
