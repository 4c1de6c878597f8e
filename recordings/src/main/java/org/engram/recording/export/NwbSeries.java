package org.engram.recording.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.SpikeSampleRows;
import org.engram.recording.Variable;

/**
 * What was sampled, as one TimeSeries for each variable: the samples of all trials, one trial after another. The times
 * are given one by one, or as a start and a rate where there is one trial with samples at equal distances. What was sampled
 * at spikes makes series of its own.
 */
final class NwbSeries {
    private final RecordedRun run;
    private final List<Integer> sampled;
    private final int samples;
    private final SpikeSampleRows atSpikes;

    private NwbSeries(RecordedRun run) {
        this.run = run;
        sampled = run.trials().begun().stream()
                .filter(k -> run.trials().samples(k) > 0)
                .toList();
        samples = sampled.stream().mapToInt(run.trials()::samples).reduce(0, Math::addExact);
        atSpikes = SpikeSampleRows.of(run.file());
    }

    /** Declares all series and arranges for their being written. */
    static void declare(RecordedRun run, NwbGroup acquisition) {
        var series = new NwbSeries(run);
        if (series.samples > 0) {
            run.signals().forEach(signal -> series.declare(signal, acquisition));
        }
        run.signals().stream()
                .filter(signal -> series.atSpikes.has(signal.name()))
                .forEach(signal -> series.declareAtSpikes(signal, acquisition));
    }

    private void declare(Signal signal, NwbGroup acquisition) {
        NwbGroup series = acquisition.group(signal.name(), "TimeSeries");
        series.group().attribute("description", signal.longName()).attribute("comments", comments(signal));
        Variable data = declareData(signal, series.group(), samples);
        series.file().whenStarted(() -> write(signal, data));
        OptionalDouble interval =
                sampled.size() == 1 ? Sampling.interval(run.trials().times(), samples) : OptionalDouble.empty();
        if (interval.isPresent()) {
            declareRate(series, interval.getAsDouble());
        } else {
            declareTimestamps(series.group(), series.file());
        }
    }

    private static Variable declareData(Signal signal, LiveGroup series, long rows) {
        long[] shape = signal.isOfNeurons() ? new long[] {rows, signal.width()} : new long[] {rows};
        SiUnit unit = SiUnit.of(signal.units());
        return series.array("data", signal.type(), shape)
                .attribute("unit", unit.name())
                .attribute("conversion", unit.conversion());
    }

    private void declareAtSpikes(Signal signal, NwbGroup acquisition) {
        NwbGroup series = acquisition.group(signal.name() + "_at_spikes", "TimeSeries");
        series.group()
                .attribute("description", signal.longName() + ", at the moments of spikes")
                .attribute("comments", comments(signal));
        Variable data = declareData(signal, series.group(), atSpikes.count());
        Variable timestamps = timestamps(series.group(), atSpikes.count());
        series.file().whenStarted(() -> {
            long width = Math.max(1, signal.width());
            atSpikes.forEach(
                    signal.name(),
                    signal.width(),
                    (trial, row, values) -> data.write(row * width, values, values.length));
            atSpikes.forEach("time", 0, (trial, row, times) -> {
                double[] seconds = Arrays.stream(times)
                        .map(t -> run.trials().session(trial, t))
                        .toArray();
                timestamps.write(row, seconds, seconds.length);
            });
        });
    }

    private static Variable timestamps(LiveGroup series, long count) {
        return series.array("timestamps", ElementType.FLOAT64, count)
                .attribute("interval", 1)
                .attribute("unit", "seconds");
    }

    private String comments(Signal signal) {
        String trials = run.trials().count() == 1 ? "" : " Trials follow one another, see the table trials.";
        return columns(signal) + trials;
    }

    private static String columns(Signal signal) {
        if (!signal.isOfNeurons()) {
            return "One value for the whole network or population.";
        }
        return signal.differsBetweenTrials()
                ? "Columns: neurons of %s, others in each trial: see memory in the table trials."
                        .formatted(signal.population())
                : "Columns: neurons %s of %s.".formatted(Ranges.text(signal.neurons(0)), signal.population());
    }

    /** @param interval in ms */
    private void declareRate(NwbGroup series, double interval) {
        Variable start = series.group()
                .variable("starting_time", ElementType.FLOAT64)
                .attribute("rate", 1000 / interval)
                .attribute("unit", "seconds");
        int trial = sampled.get(0);
        series.file()
                .whenStarted(
                        () -> start.set(run.trials().session(trial, run.trials().times()[0])));
    }

    private void declareTimestamps(LiveGroup series, CompleteFile file) {
        Variable timestamps = timestamps(series, samples);
        file.whenStarted(() -> writeTimes(timestamps));
    }

    private void writeTimes(Variable timestamps) throws IOException {
        long place = 0;
        for (int trial : sampled) {
            double[] seconds = new double[run.trials().samples(trial)];
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = run.trials().session(trial, run.trials().times()[i]);
            }
            timestamps.write(place, seconds, seconds.length);
            place += seconds.length;
        }
    }

    private void write(Signal signal, Variable data) throws IOException {
        long width = Math.max(1, signal.width());
        long place = 0;
        for (int trial : sampled) {
            long begin = place;
            signal.forEach(
                    trial,
                    run.trials().samples(trial),
                    (first, count, values) -> data.write((begin + first) * width, values, values.length));
            place += run.trials().samples(trial);
        }
    }
}
