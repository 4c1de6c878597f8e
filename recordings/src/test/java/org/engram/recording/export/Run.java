package org.engram.recording.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Table;
import org.engram.recording.Variable;

/** A recording of two layers: three trials of 100 ms, of which the first came to its end, the second was cut, the third not begun. */
final class Run {
    static final int NEURONS = 4;
    static final int COPIES = 2;
    static final int SPIKES = 500;

    private Run() {}

    /** Writes the recording, with two samples of the second trial. */
    static void write(Path path, double... times) throws IOException {
        write(path, 2, times);
    }

    /** Writes the recording, with {@code cutAt} samples of the second trial. */
    static void write(Path path, int cutAt, double[] times) throws IOException {
        LiveFile file = LiveFile.declare();
        file.root().attribute("title", "τ ≪ 1");
        LiveGroup trajectory = file.root().group("trajectory").attribute("duration", 100.0);
        Scale trial = trajectory.scale("trial", new long[] {0, 1, 2});
        Scale time = trajectory.scale("time", times);
        Scale feature = trajectory.scale("feature", new long[] {0, 1, 5});
        Variable v = trajectory
                .variable("v", ElementType.FLOAT32, trial, time, feature)
                .longName("states")
                .units("1");
        Variable membrane = trajectory
                .variable("membrane_features", ElementType.FLOAT64, trial, time, feature)
                .longName("potential")
                .units("mV");
        Variable energy = trajectory
                .variable("energy", ElementType.FLOAT64, trial, time)
                .longName("energy")
                .units("1");
        Variable written = trajectory.variable("samples_written", ElementType.INT64, trial);
        Table spikes = spikes(file.root().group("spikes").group("features"));
        LiveGroup retrieval = file.root().group("retrieval");
        Scale row = retrieval.scale("trial", new long[] {0, 1, 2});
        Variable endedAt =
                retrieval.variable("ended_at", ElementType.FLOAT64, row).units("ms");
        Variable converged = retrieval.variable("converged", ElementType.INT8, row);
        provenance(file.root().group("provenance"));
        file.start(path, false);
        int[] samples = {times.length, cutAt};
        for (int k = 0; k < samples.length; k++) {
            for (int s = 0; s < samples[k]; s++) {
                long sample = (long) k * times.length + s;
                v.write(3 * sample, new double[] {10 * k + s, -s, 0.5}, 3);
                membrane.write(3 * sample, new double[] {k, s, 1}, 3);
                energy.write(sample, new double[] {-k - s}, 1);
            }
            written.write(k, new long[] {samples[k]}, 1);
        }
        endedAt.write(0, new double[] {90}, 1);
        converged.write(0, new long[] {1}, 1);
        writeSpikes(spikes);
        file.close();
    }

    private static Table spikes(LiveGroup group) {
        group.attribute("neurons", NEURONS * COPIES).attribute("copies", COPIES);
        Table table = group.table();
        table.column("timestamps", ElementType.FLOAT64);
        table.column("node_ids", ElementType.UINT64);
        table.column("trial", ElementType.INT64);
        return table;
    }

    /** Spikes of both trials in turns, each in the order of time; the last neuron is silent. */
    private static void writeSpikes(Table table) throws IOException {
        var random = new Random(1);
        for (int i = 0; i < SPIKES; i++) {
            table.append(spikeTime(i), random.nextInt(NEURONS * COPIES - 1), i % 2);
        }
    }

    /** When spike number {@code i} happened, in ms from the start of trial {@code i % 2}. */
    static double spikeTime(int i) {
        return 0.125 * i;
    }

    private static void provenance(LiveGroup group) throws IOException {
        group.attribute("software", "Engram")
                .attribute("version", "1")
                .attribute("seed", 7)
                .attribute("experiment_sha256", "abc")
                .attribute("start", "2026-11-22T20:12:16.5Z");
        group.text("experiment", "seed: 7");
        group.variable("completed", ElementType.INT8);
    }

    static RecordedRun read(RecordingFile file) throws ExportException, IOException {
        return RecordedRun.read(file, Set.of());
    }
}
