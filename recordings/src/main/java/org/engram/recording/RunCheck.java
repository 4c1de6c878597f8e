package org.engram.recording;

import java.util.List;
import java.util.Map;

/** What readers rely on in the recording of a run. */
final class RunCheck {
    private static final String TRAJECTORY = "/trajectory/";
    private static final List<String> TRIAL = List.of("trial");
    private static final List<String> RESULTS = List.of(
            "cued",
            "retrieved",
            "overlap",
            "runner_up",
            "initial_overlap",
            "cued_overlap",
            "converged",
            "settled_at",
            "ended_at",
            "passes",
            "steps",
            "rejected",
            "energy_start",
            "energy_end",
            "max_energy_rise",
            "energy_rises",
            "energy_identity_error");

    /** Where the numbers of neurons are, and what says how many neurons there are. */
    private static final Map<String, String> LAYERS = Map.of("feature", "feature_neurons", "memory", "memory_neurons");

    private final RecordingFile file;
    private final ObjectCheck check;

    RunCheck(RecordingFile file, ObjectCheck check) {
        this.file = file;
        this.check = check;
    }

    void require() {
        int trials = check.scale(TRAJECTORY + "trial").length;
        checkTimes();
        check.dimensionsOf("/trajectory");
        LAYERS.forEach(this::checkNumbers);
        checkResults(trials);
        if (file.contains("/spikes")) {
            file.children("/spikes").forEach(population -> checkSpikes("/spikes/" + population));
        }
        if (file.contains(SpikeSampleRows.GROUP)) {
            checkSpikeSamples();
        }
        if (file.contains("/network")) {
            check.dimensionsOf("/network");
        }
        if (file.contains("/solver")) {
            check.table("/solver", List.of("trial", "t", "step", "error", "energy"));
        }
    }

    private void checkTimes() {
        double duration = file.number("/trajectory", "duration").doubleValue();
        check.require(
                duration > 0 && duration < Double.POSITIVE_INFINITY,
                "the attribute duration of /trajectory",
                "is %s, no time of a trial".formatted(duration));
        double[] times = check.scale(TRAJECTORY + "time");
        double latest = Moments.latest(file);
        for (int k = 0; k < times.length; k++) {
            if (!(times[k] >= 0 && times[k] <= latest && (k == 0 || times[k] > times[k - 1]))) {
                throw file.damaged("%stime does not rise from 0 to %s ms: element %d is %s"
                        .formatted(TRAJECTORY, duration, k, times[k]));
            }
        }
        check.variable(TRAJECTORY + "samples_written", TRIAL);
        check.wholeNumbers(TRAJECTORY + "samples_written", 0, times.length);
    }

    /** Numbers of neurons; where each trial has neurons of its own, they are -1 until it begins. */
    private void checkNumbers(String dimension, String attribute) {
        if (file.contains(TRAJECTORY + dimension)) {
            long least = file.isScale(TRAJECTORY + dimension) || check.completed() ? 0 : -1;
            check.wholeNumbers(TRAJECTORY + dimension, least, check.count("/trajectory", attribute, 1) - 1);
        }
    }

    private void checkResults(int trials) {
        String group = check.oneOf("/retrieval", "/activity");
        check.dimensionsOf(group);
        check.require(
                check.scale(group + "/trial").length == trials,
                group + "/trial",
                "has not as many trials as /trajectory/trial, which has " + trials);
        check.variable(group + "/done", TRIAL);
        check.wholeNumbers(group + "/done", check.completed() ? 1 : 0, 1);
        if (group.equals("/retrieval")) {
            RESULTS.forEach(name -> check.variable("/retrieval/" + name, TRIAL));
            checkEnds();
        }
    }

    private void checkEnds() {
        double latest = Moments.latest(file);
        for (double end : file.doubles("/retrieval/ended_at")) {
            if (end < 0 || end > latest) {
                throw file.damaged("/retrieval/ended_at is %s, beyond the end of a trial".formatted(end));
            }
        }
    }

    private void checkSpikes(String group) {
        check.table(group, SpikeRows.COLUMNS);
        check.wholeColumn(group + "/node_ids");
        check.wholeColumn(group + "/trial");
        long copies = check.count(group, "copies", 1);
        long neurons = check.count(group, "neurons", 1);
        check.require(neurons % copies == 0, "the attribute neurons of " + group, "is no multiple of copies");
    }

    private void checkSpikeSamples() {
        check.table(SpikeSampleRows.GROUP, List.of("trial", "time"));
        check.wholeColumn(SpikeSampleRows.GROUP + "/trial");
        for (String name : file.children(SpikeSampleRows.GROUP)) {
            if (!name.equals("trial") && !name.equals("time")) {
                checkSpikeSamples(SpikeSampleRows.GROUP + "/" + name, TRAJECTORY + name);
            }
        }
    }

    /** A row has as many values as a sample of the same variable. */
    private void checkSpikeSamples(String column, String variable) {
        long[] sampled = file.shape(variable);
        long[] row = file.shape(column);
        check.require(
                row.length == sampled.length - 1 && (row.length == 1 || row[1] == sampled[2]),
                column,
                "has other neurons than " + variable);
    }
}
