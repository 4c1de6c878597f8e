package org.engram.recording.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.engram.recording.RecordingFile;
import org.engram.recording.SpikeRows;

/** What exports need of the recording of a run: its trials, what was sampled, the spikes, and where it comes from. */
public final class RecordedRun {
    private final RecordingFile file;
    private final Trials trials;
    private final List<Signal> signals;
    private final List<SpikeCensus> spikes;

    private RecordedRun(RecordingFile file, Trials trials, List<Signal> signals, List<SpikeCensus> spikes) {
        this.file = file;
        this.trials = trials;
        this.signals = signals;
        this.spikes = spikes;
    }

    /**
     * Reads all spikes once, and of the rest what is needed to find it.
     *
     * @param populations the only ones to be exported; empty: all
     * @throws ExportException if it is the recording of a study, there is nothing in it, or a population is not
     */
    public static RecordedRun read(RecordingFile file, Set<String> populations) throws ExportException, IOException {
        if (file.contains("/sweep")) {
            throw new ExportException(
                    "this file holds the results of a study, which have no trajectories and no spikes;"
                            + " export the recording of a run");
        }
        int[] samples = written(file);
        List<Signal> signals = file.children("/trajectory").stream()
                .filter(name -> Signal.isSampled(file, name))
                .map(name -> Signal.of(file, name))
                .toList();
        List<String> spiking = file.contains("/spikes") ? file.children("/spikes") : List.of();
        requireKnown(populations, signals, spiking);
        List<SpikeCensus> spikes = new ArrayList<>();
        for (String population : spiking) {
            if (populations.isEmpty() || populations.contains(population)) {
                spikes.add(SpikeCensus.of(SpikeRows.of(file, population)));
            }
        }
        List<Signal> wanted = signals.stream()
                .filter(signal -> populations.isEmpty()
                        || signal.population() == null
                        || populations.contains(signal.population()))
                .toList();
        var trials = Trials.of(file, samples, spikes);
        if (trials.begun().isEmpty()) {
            throw new ExportException("the run was cut before anything was recorded");
        }
        return new RecordedRun(file, trials, wanted, spikes);
    }

    /** The counters are read before the values: what they count is there. */
    private static int[] written(RecordingFile file) {
        long[] written = file.longs("/trajectory/samples_written");
        int[] samples = new int[written.length];
        for (int k = 0; k < samples.length; k++) {
            samples[k] = Math.toIntExact(written[k]);
        }
        return samples;
    }

    private static void requireKnown(Set<String> populations, List<Signal> signals, List<String> spiking)
            throws ExportException {
        Set<String> known = new TreeSet<>(spiking);
        for (Signal signal : signals) {
            if (signal.population() != null) {
                known.add(signal.population());
            }
        }
        for (String population : populations) {
            if (!known.contains(population)) {
                throw new ExportException("nothing was recorded of a population '%s'; %s"
                        .formatted(
                                population,
                                known.isEmpty()
                                        ? "the recording has none"
                                        : "the recording has " + String.join(", ", known)));
            }
        }
    }

    Trials trials() {
        return trials;
    }

    List<Signal> signals() {
        return signals;
    }

    List<SpikeCensus> spikes() {
        return spikes;
    }

    boolean hasSpikes() {
        return spikes.stream().anyMatch(census -> census.rows().rows() > 0);
    }

    RecordingFile file() {
        return file;
    }

    String title() {
        return file.text("/", "title");
    }

    Map<String, Object> provenance() {
        return file.attributes("/provenance");
    }

    String experiment() {
        return file.text("/provenance/experiment");
    }

    boolean completed() {
        return file.longs("/provenance/completed")[0] == 1;
    }

    /** What is to be said of every export of this run. */
    List<String> remarks() {
        return completed() ? List.of() : List.of("the run was cut: this is what had been recorded");
    }
}
