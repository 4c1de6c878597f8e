package org.engram.recording.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.engram.recording.ElementType;
import org.engram.recording.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * One variable of {@code /trajectory}: a value, or one for each of some neurons, at every sample of every trial.
 *
 * @param name of the variable
 * @param quantity the name without the population's: {@code membrane} of {@code membrane_E}
 * @param population to which it belongs, if to one
 * @param width how many neurons the values are of; 0 if there is one value for all
 * @param numbers of these neurons, or, where each trial has neurons of its own, of those of all trials in turn
 */
record Signal(
        RecordingFile file,
        String name,
        String quantity,
        @Nullable String population,
        ElementType type,
        String units,
        String longName,
        int width,
        long[] numbers) {
    private static final int BLOCK_ELEMENTS = 1 << 18;
    private static final String RANK = "rank";
    private static final String OF_NEURONS = "neuron_";
    private static final String RATE = "rate_";

    /** What is done with the values of some samples, row by row. */
    @FunctionalInterface
    interface Visitor {
        void visit(int firstSample, int samples, double[] values) throws IOException;
    }

    /** Whether a variable of {@code /trajectory} is one that is sampled. */
    static boolean isSampled(RecordingFile file, String name) {
        List<String> dimensions = file.dimensions("/trajectory/" + name);
        return dimensions.size() >= 2
                && dimensions.get(0).equals("trial")
                && dimensions.get(1).equals("time");
    }

    static Signal of(RecordingFile file, String name) {
        String path = "/trajectory/" + name;
        List<String> dimensions = file.dimensions(path);
        Map<String, Object> attributes = file.attributes(path);
        String dimension = dimensions.size() > 2 ? dimensions.get(2) : "";
        boolean ofNeurons = !dimension.isEmpty();
        String population = ofNeurons ? populationOf(dimension) : populationOfRate(name);
        return new Signal(
                file,
                name,
                population == null ? name : quantityOf(name, "_" + population),
                population,
                file.type(path),
                String.valueOf(attributes.getOrDefault("units", "1")),
                String.valueOf(attributes.getOrDefault("long_name", name)),
                ofNeurons ? Math.toIntExact(file.shape(path)[2]) : 0,
                ofNeurons ? file.longs("/trajectory/" + (dimension.equals(RANK) ? "memory" : dimension)) : new long[0]);
    }

    private static String populationOf(String dimension) {
        return switch (dimension) {
            case "feature" -> "features";
            case "memory", RANK -> "memories";
            default -> dimension.startsWith(OF_NEURONS) ? dimension.substring(OF_NEURONS.length()) : dimension;
        };
    }

    private static String quantityOf(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    private static @Nullable String populationOfRate(String name) {
        return name.startsWith(RATE) ? name.substring(RATE.length()) : null;
    }

    boolean isOfNeurons() {
        return width > 0;
    }

    /** Whether each trial has neurons of its own. */
    boolean differsBetweenTrials() {
        return numbers.length > width;
    }

    /** Numbers of the neurons of which a trial has values. */
    long[] neurons(int trial) {
        int from = differsBetweenTrials() ? trial * width : 0;
        return Arrays.copyOfRange(numbers, from, from + width);
    }

    /** Visits the first {@code samples} samples of a trial, in blocks. */
    void forEach(int trial, int samples, Visitor visitor) throws IOException {
        int most = Math.max(1, BLOCK_ELEMENTS / Math.max(1, width));
        for (int from = 0; from < samples; from += most) {
            int count = Math.min(most, samples - from);
            visitor.visit(from, count, rows(trial, from, count));
        }
    }

    private double[] rows(int trial, int from, int count) {
        return isOfNeurons()
                ? file.doubles(path(), new long[] {trial, from, 0}, new int[] {1, count, width})
                : file.doubles(path(), new long[] {trial, from}, new int[] {1, count});
    }

    private String path() {
        return "/trajectory/" + name;
    }
}
