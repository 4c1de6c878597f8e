package org.engram.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The outputs, or else the states, of those memory neurons of each trial that were at some time the most active. */
final class MemoryActivity {
    private static final int MOST_TRIALS = 50;
    private static final int MOST_NEURONS = 6;
    private static final int MOST_POINTS = 40_000;

    private final States states;
    private final double[] times;
    private final int trials;

    private MemoryActivity(RecordingFile file, String variable) {
        states = new States(file, variable);
        times = file.doubles("/trajectory/time");
        trials = Math.min(states.trials(), MOST_TRIALS);
    }

    static void add(RecordingFile file, ObjectNode data) {
        String variable = file.contains("/trajectory/f") ? "f" : "h";
        if (file.contains("/trajectory/" + variable)) {
            ObjectNode memories = data.putObject("memories").put("name", variable);
            Results.describe(file, "/trajectory/" + variable, memories);
            new MemoryActivity(file, variable).describe(memories);
        }
    }

    private void describe(ObjectNode group) {
        group.put("neurons", states.neurons());
        ArrayNode lines = group.putArray("lines");
        for (int trial = 0; trial < trials; trial++) {
            int[] memories = mostActive(trial);
            double[][] traces = traces(trial, memories);
            long[] numbers = states.numbers(trial);
            for (int m = 0; m < memories.length; m++) {
                lines.add(Line.of(times, traces[m], MOST_POINTS / (trials * MOST_NEURONS))
                        .put("trial", trial)
                        .put("memory", numbers[memories[m]]));
            }
        }
    }

    private int[] mostActive(int trial) {
        double[] largest = new double[states.neurons()];
        for (int k = 0; k < states.samples(trial); k++) {
            double[] state = states.at(trial, k);
            for (int i = 0; i < state.length; i++) {
                largest[i] = Math.max(largest[i], Math.abs(state[i]));
            }
        }
        return IntStream.range(0, largest.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -largest[i]))
                .limit(MOST_NEURONS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[][] traces(int trial, int[] memories) {
        double[][] traces = new double[memories.length][times.length];
        for (double[] trace : traces) {
            Arrays.fill(trace, Double.NaN);
        }
        for (int k = 0; k < states.samples(trial); k++) {
            double[] state = states.at(trial, k);
            for (int m = 0; m < memories.length; m++) {
                traces[m][k] = state[memories[m]];
            }
        }
        return traces;
    }
}
