package org.engram.report;

import java.io.IOException;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.engram.recording.SpikeSampleRows;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was sampled at the moments of spikes, over time: what has one value, and of neurons the mean over those recorded. */
final class SpikeTraces {
    private static final String GROUP = "/at_spikes/";
    private static final int MOST_POINTS = 20_000;
    private static final int MOST_LINES = 200;

    private final RecordingFile file;
    private final SpikeSampleRows rows;
    private final double[] times;
    private final int[] trials;

    private SpikeTraces(RecordingFile file, SpikeSampleRows rows) throws IOException {
        this.file = file;
        this.rows = rows;
        int count = Math.toIntExact(rows.count());
        times = new double[count];
        trials = new int[count];
        rows.forEach("time", 0, (trial, row, values) -> {
            System.arraycopy(values, 0, times, (int) row, values.length);
            Arrays.fill(trials, (int) row, (int) row + values.length, trial);
        });
    }

    static void add(RecordingFile file, ObjectNode data) throws IOException {
        SpikeSampleRows rows = SpikeSampleRows.of(file);
        if (rows.count() > 0) {
            var traces = new SpikeTraces(file, rows);
            ArrayNode described = data.putArray("at_spikes");
            for (String name : file.children("/at_spikes")) {
                if (!name.equals("trial") && !name.equals("time")) {
                    traces.describe(name, described.addObject());
                }
            }
        }
    }

    private void describe(String name, ObjectNode trace) throws IOException {
        long[] shape = file.shape(GROUP + name);
        int width = shape.length == 1 ? 0 : Math.toIntExact(shape[1]);
        Results.describe(file, GROUP + name, trace);
        String said = trace.get("long_name").asString();
        trace.put("name", name + "_at_spikes")
                .put(
                        "long_name",
                        (width > 0 ? "mean over %d neurons: %s".formatted(width, said) : said) + ", at spikes")
                .put("moments", true)
                .put("trials", file.shape("/trajectory/trial")[0]);
        addLines(values(name, width), trace.putArray("lines"));
    }

    /** One value for each row: of neurons the mean. */
    private double[] values(String name, int width) throws IOException {
        double[] means = new double[times.length];
        int terms = Math.max(1, width);
        rows.forEach(name, width, (trial, row, values) -> {
            for (int k = 0; k < values.length; k++) {
                means[(int) row + k / terms] += values[k] / terms;
            }
        });
        return means;
    }

    private void addLines(double[] values, ArrayNode lines) {
        int shown = (int) Math.min(MOST_LINES, Arrays.stream(trials).distinct().count());
        for (int from = 0; from < times.length && lines.size() < shown; ) {
            int to = from;
            while (to < times.length && trials[to] == trials[from]) {
                to++;
            }
            double[] own = Arrays.copyOfRange(times, from, to);
            ObjectNode line = Line.of(own, Arrays.copyOfRange(values, from, to), MOST_POINTS / shown);
            if (!line.has("t")) {
                line.set("t", Numbers.array(own));
            }
            lines.add(line.put("trial", trials[from]));
            from = to;
        }
    }
}
