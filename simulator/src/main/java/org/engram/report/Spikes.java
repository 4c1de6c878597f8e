package org.engram.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;
import org.engram.recording.SpikeRows;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spikes of each population: when which neuron fired in each trial, and the mean rate of its neurons. */
final class Spikes {
    private static final String GROUP = "/spikes";
    private static final int MOST_SPIKES = 50_000;
    private static final int MOST_TRIALS = 20;
    private static final int BINS = 200;

    private final double[] timestamps;
    private final int[] neurons;
    private final int[] trials;
    private final int size;
    private final BitSet begun;

    private Spikes(RecordingFile file, String population) throws IOException {
        SpikeRows rows = SpikeRows.of(file, population);
        int count = Math.toIntExact(rows.rows());
        timestamps = new double[count];
        neurons = new int[count];
        trials = new int[count];
        size = rows.neurons();
        rows.forEach(0, count, this::keep);
        begun = begun(file.longs("/trajectory/samples_written"));
    }

    private void keep(double t, int neuron, int trial, long row) {
        timestamps[(int) row] = t;
        neurons[(int) row] = neuron;
        trials[(int) row] = trial;
    }

    /** The trials of which something was recorded. */
    private BitSet begun(long[] samples) {
        var found = new BitSet();
        IntStream.range(0, samples.length).filter(trial -> samples[trial] > 0).forEach(found::set);
        Arrays.stream(trials).forEach(found::set);
        return found;
    }

    static void add(RecordingFile file, ObjectNode data) throws IOException {
        if (!file.contains(GROUP)) {
            return;
        }
        double duration = file.number("/trajectory", "duration").doubleValue();
        ArrayNode populations = data.putArray("spikes");
        for (String name : file.children(GROUP)) {
            var spikes = new Spikes(file, name);
            if (spikes.timestamps.length > 0) {
                spikes.describe(duration, populations.addObject().put("population", name));
            }
        }
    }

    /** @param duration of a trial at the most, in ms */
    private void describe(double duration, ObjectNode population) {
        int shown = Math.min(begun.length(), MOST_TRIALS);
        population.put("neurons", size).put("trials", begun.cardinality()).put("spikes", timestamps.length);
        double width = duration / BINS;
        population.put("bin", width);
        population.set("rate", Numbers.array(rates(width)));
        ArrayNode rasters = population.putArray("rasters");
        for (int trial = 0; trial < shown; trial++) {
            addRaster(trial, MOST_SPIKES / shown, rasters.addObject());
        }
    }

    /** Spikes per second of a neuron in each bin, the mean over neurons and trials. */
    private double[] rates(double width) {
        double[] rates = new double[BINS];
        for (double t : timestamps) {
            rates[Math.min(BINS - 1, (int) (t / width))]++;
        }
        double perSecond = 1000 / (width * size * begun.cardinality());
        return Arrays.stream(rates).map(spikes -> spikes * perSecond).toArray();
    }

    /** All spikes of a trial, or of every n-th neuron where they are too many. */
    private void addRaster(int trial, int most, ObjectNode raster) {
        int[] own = IntStream.range(0, trials.length)
                .filter(i -> trials[i] == trial)
                .toArray();
        int stride = stride(own, most);
        int[] chosen = Arrays.stream(own).filter(i -> neurons[i] % stride == 0).toArray();
        int[] kept = chosen.length <= most ? chosen : spread(chosen, most);
        raster.put("trial", trial).put("spikes", own.length).put("every", stride);
        raster.set("t", Numbers.array(Line.at(timestamps, kept)));
        raster.set(
                "neuron",
                Numbers.array(Arrays.stream(kept).mapToDouble(i -> neurons[i]).toArray()));
    }

    /** The least n such that every n-th neuron fired at most so many spikes together, or one that leaves neuron 0 alone. */
    private int stride(int[] spikes, int most) {
        int[] fired = new int[size];
        Arrays.stream(spikes).forEach(i -> fired[neurons[i]]++);
        return IntStream.rangeClosed(1, size)
                .filter(n -> firedByEvery(n, fired) <= most)
                .findFirst()
                .orElse(size);
    }

    private static long firedByEvery(int n, int[] fired) {
        long sum = 0;
        for (int neuron = 0; neuron < fired.length; neuron += n) {
            sum += fired[neuron];
        }
        return sum;
    }

    /** So many of the spikes, equally many apart. */
    private static int[] spread(int[] spikes, int most) {
        return IntStream.range(0, most)
                .map(k -> spikes[(int) ((long) spikes.length * k / most)])
                .toArray();
    }
}
