package org.engram.simulation;

import java.io.IOException;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Table;

/**
 * The spikes of one population in the layout of SONATA, {@code /spikes/NAME} with timestamps and node_ids, and the trial
 * beside them. Spikes of one trial are in the order of time; those of trials that run at once are interleaved until the
 * run is complete.
 */
final class SpikeTable {
    private final TrialTable rows;

    /**
     * @param spikes the group {@code /spikes}
     * @param neurons of the population
     * @param copies neurons in each unit, of which trajectories count one
     */
    SpikeTable(LiveGroup spikes, String population, long neurons, long copies, int trials) {
        LiveGroup group = spikes.group(population).attribute("neurons", neurons).attribute("copies", copies);
        Table table = group.table();
        table.column("timestamps", ElementType.FLOAT64)
                .longName("time of the spike")
                .units("ms");
        table.column("node_ids", ElementType.UINT64)
                .longName("number of the neuron")
                .units("1");
        TrialAxis.column(table);
        rows = new TrialTable(table, trials);
    }

    void append(int trial, int neuron, double t) throws IOException {
        rows.append(trial, t, neuron, trial);
    }

    TrialTable rows() {
        return rows;
    }
}
