package org.engram.recording.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Variable;

/**
 * One quantity in one trial as a frame report of SONATA, one group for each population. Every neuron has one element,
 * number 0 at position 0. The index is there twice, under the names of both dialects.
 */
final class SonataReport {
    private final RecordedRun run;
    private final int trial;
    private final double interval;
    private final CompleteFile file = new CompleteFile();

    private SonataReport(RecordedRun run, int trial, double interval) {
        this.run = run;
        this.trial = trial;
        this.interval = interval;
    }

    /**
     * @param signals of one quantity, each of another population
     * @param interval between samples in ms
     */
    static void write(RecordedRun run, List<Signal> signals, int trial, double interval, Path target)
            throws IOException {
        var report = new SonataReport(run, trial, interval);
        SonataExport.declareVersion(report.file.root());
        LiveGroup root = report.file.root().group("report");
        for (Signal signal : signals) {
            report.declare(signal, root.group(String.valueOf(signal.population())));
        }
        report.file.write(target);
    }

    private void declare(Signal signal, LiveGroup group) {
        int neurons = signal.width();
        int samples = run.trials().samples(trial);
        Variable data = group.array("data", ElementType.FLOAT32, samples, neurons)
                .attribute("units", signal.units())
                .attribute("variable", signal.quantity());
        file.whenStarted(() -> signal.forEach(
                trial, samples, (first, count, values) -> data.write((long) first * neurons, values, values.length)));
        LiveGroup mapping = group.group("mapping");
        whole(mapping, "node_ids", ElementType.UINT64, nodes(signal));
        long[] index = LongStream.rangeClosed(0, neurons).toArray();
        whole(mapping, "index_pointers", ElementType.UINT64, index);
        whole(mapping, "index_pointer", ElementType.UINT64, index);
        whole(mapping, "element_ids", ElementType.UINT32, new long[neurons]);
        real(mapping.array("element_pos", ElementType.FLOAT32, neurons), new double[neurons]);
        real(mapping.array("time", ElementType.FLOAT64, 3).units("ms"), time(samples));
    }

    /** Where units have copies, spikes count these, and samples are of the first one. */
    private long[] nodes(Signal signal) {
        long copies = run.spikes().stream()
                .filter(census -> census.population().equals(signal.population()))
                .mapToLong(census -> census.rows().copies())
                .findFirst()
                .orElse(1);
        return Arrays.stream(signal.neurons(trial)).map(unit -> unit * copies).toArray();
    }

    /** Start, stop and distance; a reader that divides and rounds down finds as many samples as there are. */
    private double[] time(int samples) {
        double start = run.trials().times()[0];
        double stop = start + samples * interval;
        while ((stop - start) / interval < samples) {
            stop = Math.nextUp(stop);
        }
        return new double[] {start, stop, interval};
    }

    private void whole(LiveGroup mapping, String name, ElementType type, long[] values) {
        Variable array = mapping.array(name, type, values.length);
        file.whenStarted(() -> array.write(0, values, values.length));
    }

    private void real(Variable array, double[] values) {
        file.whenStarted(() -> array.write(0, values, values.length));
    }
}
