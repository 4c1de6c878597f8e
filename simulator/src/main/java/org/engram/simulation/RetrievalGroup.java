package org.engram.simulation;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/** The group {@code /retrieval}: what came of each trial, one row a trial, written when it ends, {@code done} last. */
final class RetrievalGroup {
    private final int[] cuedMemories;
    private final long[] combinations;
    private final Scale trial;
    private final Map<TrialColumn, Variable> columns = new EnumMap<>(TrialColumn.class);
    private final @Nullable Variable combination;
    private final Variable done;

    /**
     * Adds its variables.
     *
     * @param combinations of memory neurons that trials start from, empty where they start otherwise
     */
    RetrievalGroup(LiveGroup group, int[] cuedMemories, long[] combinations, boolean spiking) {
        this.cuedMemories = cuedMemories;
        this.combinations = combinations;
        trial = TrialAxis.scale(group, cuedMemories.length);
        for (TrialColumn column : TrialColumn.values()) {
            if (spiking || !column.isOfSpikes()) {
                columns.put(column, variable(group, column.title(), column.type(), column.units(), column.longName()));
            }
        }
        variable(TrialColumn.CUED).fill(InitialState.NONE);
        variable(TrialColumn.RETRIEVED).fill(InitialState.NONE);
        combination = combinations.length > 0
                ? variable(
                        group,
                        "combination",
                        ElementType.INT64,
                        "1",
                        "memory neurons that the trial starts from, neuron mu in bit mu")
                : null;
        done = variable(group, "done", ElementType.INT8, "1", "1: the trial came to its end");
    }

    private Variable variable(LiveGroup group, String name, ElementType type, String units, String longName) {
        return group.variable(name, type, trial).longName(longName).units(units);
    }

    private Variable variable(TrialColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    /** The dimension of the group. */
    Scale trial() {
        return trial;
    }

    /** Writes what is known before the first trial. */
    void start() throws IOException {
        for (int k = 0; k < cuedMemories.length; k++) {
            put(variable(TrialColumn.CUED), k, cuedMemories[k]);
        }
        for (int k = 0; combination != null && k < combinations.length; k++) {
            put(combination, k, combinations[k]);
        }
    }

    void write(TrialResult result) throws IOException {
        for (Map.Entry<TrialColumn, Variable> column : columns.entrySet()) {
            double value = column.getKey().of(result);
            if (column.getKey().type() == ElementType.FLOAT64) {
                column.getValue().write(result.trial(), new double[] {value}, 1);
            } else {
                put(column.getValue(), result.trial(), (long) value);
            }
        }
        put(done, result.trial(), 1);
    }

    /** The results of the trials that came to their end. */
    static Map<Integer, TrialResult> finished(RecordingFile recording) {
        var columns = new ResultColumns(recording, "/retrieval");
        Map<Integer, TrialResult> finished = new TreeMap<>();
        for (int trial : columns.done()) {
            finished.put(
                    trial,
                    new TrialResult(
                            trial,
                            (int) columns.whole("cued", trial),
                            (int) columns.whole("retrieved", trial),
                            columns.real("overlap", trial),
                            columns.real("runner_up", trial),
                            columns.real("initial_overlap", trial),
                            columns.real("cued_overlap", trial),
                            columns.whole("converged", trial) == 1,
                            columns.real("settled_at", trial),
                            columns.real("ended_at", trial),
                            columns.whole("passes", trial),
                            columns.whole("steps", trial),
                            columns.whole("rejected", trial),
                            new EnergyReport(
                                    columns.real("energy_start", trial),
                                    columns.real("energy_end", trial),
                                    columns.real("max_energy_rise", trial),
                                    columns.whole("energy_rises", trial),
                                    columns.real("energy_identity_error", trial)),
                            columns.whole("feature_spikes", trial),
                            columns.whole("memory_spikes", trial),
                            columns.real("pool_lag", trial)));
        }
        return finished;
    }

    private static void put(Variable variable, int trial, long value) throws IOException {
        variable.write(trial, new long[] {value}, 1);
    }
}
