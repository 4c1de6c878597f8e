package org.engram.recording.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Variable;

/** The spikes of one trial as a spike file of SONATA, one group for each population. */
final class SonataSpikes {
    private static final int BLOCK = 1 << 16;

    private final int trial;
    private final CompleteFile file = new CompleteFile();

    private SonataSpikes(int trial) {
        this.trial = trial;
    }

    static void write(List<SpikeCensus> populations, int trial, Path target) throws IOException {
        var spikes = new SonataSpikes(trial);
        SonataExport.declareVersion(spikes.file.root());
        LiveGroup root = spikes.file.root().group("spikes");
        populations.forEach(census -> spikes.declare(census, root.group(census.population())));
        spikes.file.write(target);
    }

    private void declare(SpikeCensus census, LiveGroup group) {
        String order = census.inOrder(trial) ? "by_time" : "none";
        group.choice("sorting", order, "none", "by_id", "by_time");
        long count = census.ofTrial(trial);
        Variable timestamps =
                group.array("timestamps", ElementType.FLOAT64, count).units("ms");
        Variable nodes = group.array("node_ids", ElementType.UINT64, count);
        file.whenStarted(() -> {
            var columns = new Columns(timestamps, nodes);
            census.forEachOf(trial, (t, neuron, owner, row) -> columns.add(t, neuron));
            columns.flush();
        });
    }

    /** Both columns, written in blocks. */
    private static final class Columns {
        private final Variable timestamps;
        private final Variable nodes;
        private final double[] times = new double[BLOCK];
        private final long[] neurons = new long[BLOCK];
        private long written;
        private int pending;

        Columns(Variable timestamps, Variable nodes) {
            this.timestamps = timestamps;
            this.nodes = nodes;
        }

        void add(double t, int neuron) throws IOException {
            times[pending] = t;
            neurons[pending++] = neuron;
            if (pending == BLOCK) {
                flush();
            }
        }

        void flush() throws IOException {
            timestamps.write(written, times, pending);
            nodes.write(written, neurons, pending);
            written += pending;
            pending = 0;
        }
    }
}
