package org.engram.report;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Retrieval as moving images: the cue, the feature neurons at some times, the pattern that came back. Every number is one
 * byte, from 0 at the smallest to 255 at the largest of all states, or of all patterns.
 */
final class Player {
    private static final String PATTERNS = "/retrieval/";
    private static final int MOST_BYTES = 600_000;
    private static final int FEWEST_FRAMES = 16;
    private static final int MOST_FRAMES = 60;
    private static final int MOST_NEURONS = 100_000;

    private final RecordingFile file;
    private final States states;
    private final int trials;
    private final int[] frames;

    private Player(RecordingFile file, String variable, double[] times) {
        this.file = file;
        states = new States(file, variable);
        int most = clamp(MOST_BYTES / states.neurons() / states.trials(), FEWEST_FRAMES, MOST_FRAMES);
        trials = clamp(MOST_BYTES / states.neurons() / most, 1, states.trials());
        frames = Frames.choose(states, trials, times, most);
    }

    private static int clamp(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Outputs are shown if they were recorded, else states. */
    static void add(RecordingFile file, ObjectNode data) {
        String variable = file.contains("/trajectory/g") ? "g" : "v";
        String path = "/trajectory/" + variable;
        if (file.contains(path) && file.shape(path)[2] <= MOST_NEURONS) {
            double[] times = file.doubles("/trajectory/time");
            ObjectNode player = data.putObject("player").put("name", variable);
            Results.describe(file, path, player);
            new Player(file, variable, times).describe(times, player);
        }
    }

    private void describe(double[] times, ObjectNode player) {
        addLayout(player);
        player.set("times", Numbers.array(Line.at(times, frames)));
        player.put("samples", times.length);
        player.put("total", states.trials());
        Range range = new Range();
        double[][] films = new double[trials][];
        for (int trial = 0; trial < trials; trial++) {
            films[trial] = film(trial);
            range.include(films[trial]);
        }
        player.set("range", range.json());
        ArrayNode shown = player.putArray("trials");
        for (double[] film : films) {
            shown.addObject().put("frames", range.bytes(film));
        }
        if (file.contains(PATTERNS + "cue")) {
            addPatterns(player, shown);
        }
    }

    private double[] film(int trial) {
        int neurons = states.neurons();
        int reached = (int)
                Arrays.stream(frames).filter(k -> k < states.samples(trial)).count();
        double[] film = new double[reached * neurons];
        for (int k = 0; k < reached; k++) {
            System.arraycopy(states.at(trial, frames[k]), 0, film, k * neurons, neurons);
        }
        return film;
    }

    /** As the recording says; a square where it says nothing. */
    private void addLayout(ObjectNode player) {
        Map<String, Object> attributes = file.attributes("/trajectory/feature");
        long[] shape = attributes.get("shape") instanceof long[] stated ? stated : new long[0];
        boolean known = shape.length > 1;
        int columns = known ? (int) shape[shape.length - 1] : (int) Math.ceil(Math.sqrt(states.neurons()));
        player.put("columns", columns);
        player.put("rows", (states.neurons() + columns - 1) / columns);
        player.put("shape_known", known);
        double[] features = file.doubles("/trajectory/feature");
        if (features[features.length - 1] != features.length - 1) {
            player.set("features", Numbers.array(features));
        }
    }

    private void addPatterns(ObjectNode player, ArrayNode shown) {
        Range range = new Range();
        String[] names = {"cue", "cued_pattern", "retrieved_pattern"};
        for (int trial = 0; trial < trials; trial++) {
            for (String name : names) {
                range.include(pattern(name, trial));
            }
        }
        player.set("pattern_range", range.json());
        for (int trial = 0; trial < trials; trial++) {
            for (String name : names) {
                double[] pattern = pattern(name, trial);
                if (!Double.isNaN(pattern[0])) {
                    ((ObjectNode) shown.get(trial)).put(name, range.bytes(pattern));
                }
            }
        }
    }

    /** The features that were recorded, of a pattern of all. */
    private double[] pattern(String name, int trial) {
        int features = Math.toIntExact(file.shape(PATTERNS + name)[1]);
        double[] pattern = file.doubles(PATTERNS + name, new long[] {trial, 0}, new int[] {1, features});
        return Arrays.stream(states.numbers(trial))
                .mapToDouble(number -> pattern[(int) number])
                .toArray();
    }

    /** The smallest and the largest of some numbers. */
    private static final class Range {
        private static final int STEPS = 255;

        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void include(double[] values) {
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }

        ArrayNode json() {
            return Numbers.array(low, high);
        }

        String bytes(double[] values) {
            byte[] bytes = new byte[values.length];
            double scale = high > low ? STEPS / (high - low) : 0;
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) Math.round((values[i] - low) * scale);
            }
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
