package org.engram.recording.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.engram.recording.ElementType;
import org.engram.recording.RecordingFile;
import org.engram.recording.Variable;

/**
 * The table of trials: when each began and stopped on the time line of the session, and what the recording says of it
 * in {@code /trajectory}, and of what came of it in {@code /retrieval} or {@code /activity}. Trials of which nothing was recorded have no row; the id is the number
 * of the trial.
 */
final class NwbTrials {
    private static final List<String> RESULTS = List.of("/trajectory", "/retrieval", "/activity");

    private final RecordedRun run;
    private final List<Integer> begun;
    private final NwbTable table;
    private final CompleteFile file;

    private NwbTrials(RecordedRun run, List<Integer> begun, NwbGroup root) {
        this.run = run;
        this.begun = begun;
        this.file = root.file();
        long[] ids = begun.stream().mapToLong(Integer::longValue).toArray();
        table = new NwbTable(root.group("intervals"), "trials", "TimeIntervals", "trials of the simulation", ids);
    }

    /** Declares the table and arranges for its being written. */
    static void declare(RecordedRun run, NwbGroup root) {
        new NwbTrials(run, run.trials().begun(), root).declare();
    }

    private void declare() {
        Trials trials = run.trials();
        times(
                "start_time",
                "start in seconds",
                begun.stream().mapToDouble(trials::startSeconds).toArray());
        times(
                "stop_time",
                "end in seconds",
                begun.stream().mapToDouble(trials::stopSeconds).toArray());
        Variable finished = table.column("finished", "whether the trial came to its end", ElementType.BOOLEAN);
        long[] flags = begun.stream().mapToLong(k -> trials.finished(k) ? 1 : 0).toArray();
        file.whenStarted(() -> finished.write(0, flags, flags.length));
        RESULTS.stream().filter(run.file()::contains).forEach(this::declareResults);
        table.end();
    }

    private void times(String name, String description, double[] seconds) {
        Variable column = table.column(name, description, ElementType.FLOAT64);
        file.whenStarted(() -> column.write(0, seconds, seconds.length));
    }

    private void declareResults(String group) {
        RecordingFile recording = run.file();
        for (String name : recording.children(group)) {
            List<String> dimensions = recording.dimensions(group + "/" + name);
            if (!dimensions.isEmpty() && dimensions.get(0).equals("trial") && !dimensions.contains("time")) {
                declareResult(name, group + "/" + name, recording.shape(group + "/" + name));
            }
        }
    }

    private void declareResult(String name, String path, long[] shape) {
        boolean single = shape.length == 1;
        ElementType type = type(run.file().type(path));
        int width = single ? 1 : Math.toIntExact(shape[1]);
        Variable column = single
                ? table.column(name, description(path), type)
                : table.column(name, description(path), type, width);
        file.whenStarted(() -> copy(path, single, width, column));
    }

    /** Bytes are flags. */
    private static ElementType type(ElementType recorded) {
        return recorded == ElementType.INT8 ? ElementType.BOOLEAN : recorded;
    }

    private String description(String path) {
        Map<String, Object> attributes = run.file().attributes(path);
        String unit = String.valueOf(attributes.getOrDefault("units", "1"));
        return attributes.getOrDefault("long_name", path)
                + switch (unit) {
                    case "1" -> "";
                    case "ms" -> ", in ms from the start of the trial";
                    default -> ", in " + unit;
                };
    }

    private void copy(String path, boolean single, int width, Variable column) throws IOException {
        for (int row = 0; row < begun.size(); row++) {
            int trial = begun.get(row);
            double[] values = single
                    ? run.file().doubles(path, new long[] {trial}, new int[] {1})
                    : run.file().doubles(path, new long[] {trial, 0}, new int[] {1, width});
            column.write((long) row * width, values, width);
        }
    }
}
