package org.engram.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of the trials: the summary of all that have ended, and a table with one row each. */
final class Results {
    private static final String GROUP = "/retrieval";
    private static final int MOST_ROWS = 1000;

    private static final List<String> COLUMNS = List.of(
            "cued",
            "retrieved",
            "initial_overlap",
            "cued_overlap",
            "overlap",
            "runner_up",
            "settled_at",
            "energy_start",
            "energy_end",
            "max_energy_rise",
            "passes",
            "steps",
            "rejected");

    private final Map<String, double[]> columns = new TreeMap<>();
    private final int[] ended;

    private Results(RecordingFile file) {
        for (String name : file.children(GROUP)) {
            if (file.dimensions(GROUP + "/" + name).equals(List.of("trial"))) {
                columns.put(name, file.doubles(GROUP + "/" + name));
            }
        }
        double[] end = file.doubles(GROUP + "/ended_at");
        ended = IntStream.range(0, end.length)
                .filter(trial -> !Double.isNaN(end[trial]))
                .toArray();
    }

    static void add(RecordingFile file, ObjectNode data) {
        if (file.contains(GROUP + "/ended_at")) {
            var results = new Results(file);
            if (results.ended.length > 0) {
                results.summarise(data.putArray("summary"));
                results.tabulate(file, data.putObject("trials"));
            }
        }
    }

    /** Each line a text with places {0}, {1}, ... and the numbers that belong there. */
    private void summarise(ArrayNode summary) {
        int trials = ended.length;
        double[] cued = of("cued");
        int asked = (int) Arrays.stream(cued).filter(memory -> memory >= 0).count();
        if (asked > 0) {
            double[] overlaps = of("cued_overlap");
            line(summary, "Retrieved", "{0} of {1} cued memories", correct(), asked);
            line(
                    summary,
                    "Overlap with the cued memory",
                    "{0} → {1} in the median, at least {2}",
                    Percentiles.median(of("initial_overlap")),
                    Percentiles.median(overlaps),
                    StatUtils.min(overlaps));
        }
        double[] settled = finite(of("settled_at"));
        line(
                summary,
                "Settled",
                settled.length == 0 ? "{0} of {1}" : "{0} of {1}, median after {2} ms",
                settled.length,
                trials,
                settled.length == 0 ? Double.NaN : Percentiles.median(settled));
        if (finite(of("max_energy_rise")).length > 0) {
            summariseEnergy(summary);
        }
        line(
                summary,
                "Cost",
                "{0} passes over the synapses, {1} steps",
                StatUtils.sum(of("passes")),
                StatUtils.sum(of("steps")));
    }

    private void summariseEnergy(ArrayNode summary) {
        double rises = StatUtils.sum(of("energy_rises"));
        line(
                summary,
                "Energy",
                "largest rise {0}, " + (rises == 0 ? "none" : "{1}") + " beyond rounding",
                StatUtils.max(of("max_energy_rise")),
                rises);
    }

    private static void line(ArrayNode summary, String label, String text, double... values) {
        ObjectNode line = summary.addObject().put("label", label).put("text", text);
        line.set("values", Numbers.array(values));
    }

    private int correct() {
        double[] cued = of("cued");
        double[] retrieved = of("retrieved");
        return (int) IntStream.range(0, cued.length)
                .filter(i -> cued[i] >= 0 && cued[i] == retrieved[i])
                .count();
    }

    /** A column, for the trials that have ended. */
    private double[] of(String column) {
        double[] all = columns.getOrDefault(column, new double[0]);
        return all.length == 0 ? all : Line.at(all, ended);
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private void tabulate(RecordingFile file, ObjectNode table) {
        List<String> shown = COLUMNS.stream().filter(columns::containsKey).toList();
        ArrayNode heads = table.putArray("columns");
        heads.addObject().put("name", "trial").put("long_name", "trial").put("units", "1");
        for (String column : shown) {
            describe(file, GROUP + "/" + column, heads.addObject()).put("name", column);
        }
        List<double[]> values = shown.stream().map(this::of).toList();
        ArrayNode rows = table.putArray("rows");
        for (int i = 0; i < Math.min(ended.length, MOST_ROWS); i++) {
            ArrayNode row = rows.addArray().add(ended[i]);
            for (double[] column : values) {
                Numbers.add(row, column[i]);
            }
        }
        table.put("total", ended.length);
    }

    /** What a variable is and its unit. */
    static ObjectNode describe(RecordingFile file, String variable, ObjectNode node) {
        Map<String, Object> attributes = file.attributes(variable);
        return node.put("long_name", String.valueOf(attributes.getOrDefault("long_name", variable)))
                .put("units", String.valueOf(attributes.getOrDefault("units", "1")));
    }
}
