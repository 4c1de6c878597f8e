package org.engram.report;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spikes of each population: when which neuron fired in each trial, and the mean rate of its neurons. */
final class Spikes {
    private static final String GROUP = "/spikes";
    private static final int MOST_SPIKES = 50_000;
    private static final int MOST_TRIALS = 20;
    private static final int BINS = 200;

    private final double[] timestamps;
    private final long[] neurons;
    private final long[] trials;
    private final int size;

    private Spikes(RecordingFile file, String population) {
        String group = GROUP + "/" + population;
        timestamps = file.doubles(group + "/timestamps");
        neurons = file.longs(group + "/node_ids");
        trials = file.contains(group + "/trial") ? file.longs(group + "/trial") : new long[timestamps.length];
        size = size(file, population);
    }

    /** The number of neurons: as stated, or else as far as they have fired. */
    private int size(RecordingFile file, String population) {
        JsonNode experiment = RecordedExperiment.of(file);
        String dimension = population.equals("features") ? "/trajectory/feature" : "/trajectory/memory";
        if (Set.of("features", "memories").contains(population) && file.contains(dimension)) {
            int copies = experiment.at("/network/" + population + "/copies").asInt(1);
            return (int) file.shape(dimension)[0] * copies;
        }
        int fired = (int) Arrays.stream(neurons).max().orElse(0) + 1;
        return experiment.path("populations").path(population).path("size").asInt(fired);
    }

    static void add(RecordingFile file, ObjectNode data) {
        if (!file.contains(GROUP)) {
            return;
        }
        double end = file.contains("/trajectory/time") ? last(file.doubles("/trajectory/time")) : 0;
        ArrayNode populations = data.putArray("spikes");
        for (String name : file.children(GROUP)) {
            var spikes = new Spikes(file, name);
            if (spikes.timestamps.length > 0) {
                spikes.describe(end, populations.addObject().put("population", name));
            }
        }
    }

    private static double last(double[] times) {
        return times[times.length - 1];
    }

    private void describe(double end, ObjectNode population) {
        int count = (int) Arrays.stream(trials).max().orElse(0) + 1;
        int shown = Math.min(count, MOST_TRIALS);
        double duration = Math.max(end, Arrays.stream(timestamps).max().orElse(0));
        population.put("neurons", size).put("trials", count).put("spikes", timestamps.length);
        double width = duration / BINS;
        population.put("bin", width);
        population.set("rate", Numbers.array(rates(width, count)));
        ArrayNode rasters = population.putArray("rasters");
        for (int trial = 0; trial < shown; trial++) {
            addRaster(trial, MOST_SPIKES / shown, rasters.addObject());
        }
    }

    /** Spikes per second of a neuron in each bin, the mean over neurons and trials. */
    private double[] rates(double width, int count) {
        double[] rates = new double[BINS];
        for (double t : timestamps) {
            rates[Math.min(BINS - 1, (int) (t / width))]++;
        }
        double perSecond = 1000 / (width * size * count);
        return Arrays.stream(rates).map(spikes -> spikes * perSecond).toArray();
    }

    /** All spikes of a trial, or of every n-th neuron where they are too many. */
    private void addRaster(int trial, int most, ObjectNode raster) {
        int[] own = IntStream.range(0, trials.length)
                .filter(i -> trials[i] == trial)
                .toArray();
        int stride = (own.length + most - 1) / Math.max(1, most);
        int[] kept = stride <= 1
                ? own
                : Arrays.stream(own)
                        .filter(i -> neurons[i] % stride == 0)
                        .limit(most)
                        .toArray();
        raster.put("trial", trial).put("spikes", own.length).put("every", Math.max(1, stride));
        raster.set("t", Numbers.array(Line.at(timestamps, kept)));
        raster.set(
                "neuron",
                Numbers.array(Arrays.stream(kept).mapToDouble(i -> neurons[i]).toArray()));
    }
}
