package org.engram.recording.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.engram.recording.ElementType;
import org.engram.recording.Variable;

/**
 * The spikes by neuron: the table Units, one row a neuron, silent ones included. They are brought into this order in as
 * many readings of the recording as keep the memory in bounds.
 */
final class NwbUnits {
    /** 64 MB of times. */
    static final int SPIKES_AT_ONCE = 1 << 23;

    private final RecordedRun run;
    private final int rows;
    private final int spikesAtOnce;

    private NwbUnits(RecordedRun run, int spikesAtOnce) {
        this.run = run;
        this.spikesAtOnce = spikesAtOnce;
        rows = run.spikes().stream().mapToInt(SpikeCensus::neurons).reduce(0, Math::addExact);
    }

    /**
     * Declares the table, if a neuron fired, and arranges for its being written: readers fail at a table without spikes.
     *
     * @param spikesAtOnce how many spikes may be held in memory, those of one neuron at the least
     */
    static void declare(RecordedRun run, NwbGroup root, int spikesAtOnce) {
        if (run.hasSpikes()) {
            new NwbUnits(run, spikesAtOnce).declare(root);
        }
    }

    private void declare(NwbGroup root) {
        var table = new NwbTable(root, "units", "Units", "simulated neurons and their spikes", NwbTable.numbered(rows));
        table.column("population", "population that the neuron belongs to", populations());
        Variable neuron = table.column("neuron", "number of the neuron in its population", ElementType.INT64);
        Variable times = table.ragged("spike_times", "times of the spikes in seconds", spikeEnds())
                .attribute("resolution", Math.ulp(end()));
        Variable observed = table.ragged(
                "obs_intervals",
                "from the start of the first trial to the end of the last, in seconds",
                Arrays.stream(NwbTable.numbered(rows)).map(k -> k + 1).toArray(),
                2);
        table.end();
        root.file().whenStarted(() -> {
            writeNumbers(neuron);
            writeIntervals(observed);
            writeTimes(times);
        });
    }

    private List<String> populations() {
        List<String> names = new ArrayList<>(rows);
        run.spikes().forEach(census -> names.addAll(Collections.nCopies(census.neurons(), census.population())));
        return names;
    }

    private long[] spikeEnds() {
        long[] ends = new long[rows];
        int row = 0;
        long end = 0;
        for (SpikeCensus census : run.spikes()) {
            for (int neuron = 0; neuron < census.neurons(); neuron++) {
                end += census.ofNeuron(neuron);
                ends[row++] = end;
            }
        }
        return ends;
    }

    private double end() {
        return run.trials().begun().stream()
                .mapToDouble(run.trials()::stopSeconds)
                .max()
                .orElseThrow();
    }

    private void writeNumbers(Variable neuron) throws IOException {
        long place = 0;
        for (SpikeCensus census : run.spikes()) {
            neuron.write(place, NwbTable.numbered(census.neurons()), census.neurons());
            place += census.neurons();
        }
    }

    private void writeIntervals(Variable observed) throws IOException {
        double start = run.trials().startSeconds(run.trials().begun().get(0));
        double end = end();
        double[] intervals = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            intervals[2 * row] = start;
            intervals[2 * row + 1] = end;
        }
        observed.write(0, intervals, intervals.length);
    }

    private void writeTimes(Variable times) throws IOException {
        long place = 0;
        for (SpikeCensus census : run.spikes()) {
            for (int from = 0; from < census.neurons(); ) {
                int to = endOfBlock(census, from);
                double[] block = sorted(census, from, to);
                times.write(place, block, block.length);
                place += block.length;
                from = to;
            }
        }
    }

    private int endOfBlock(SpikeCensus census, int from) {
        long spikes = census.ofNeuron(from);
        int to = from + 1;
        while (to < census.neurons() && spikes + census.ofNeuron(to) <= spikesAtOnce) {
            spikes += census.ofNeuron(to++);
        }
        return to;
    }

    /** The times of the spikes of the neurons from {@code from} up to and without {@code to}, neuron by neuron. */
    private double[] sorted(SpikeCensus census, int from, int to) throws IOException {
        int[] next = new int[to - from + 1];
        for (int neuron = from; neuron < to; neuron++) {
            next[neuron - from + 1] = Math.addExact(next[neuron - from], Math.toIntExact(census.ofNeuron(neuron)));
        }
        int[] starts = next.clone();
        double[] times = new double[next[to - from]];
        census.rows().forEach(0, census.rows().rows(), (t, neuron, trial, row) -> {
            if (neuron >= from && neuron < to) {
                times[next[neuron - from]++] = run.trials().session(trial, t);
            }
        });
        for (int k = 0; k < to - from; k++) {
            Arrays.sort(times, starts[k], starts[k + 1]);
        }
        return times;
    }
}
