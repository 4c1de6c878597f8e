package org.engram.simulation;

import java.io.IOException;
import java.util.List;
import org.engram.recording.Column;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Table;
import org.jspecify.annotations.Nullable;

/**
 * The group {@code /at_spikes}: samples at the moments of spikes, one row a moment. Nobody knows before how many there are, so
 * that they are rows of a table that grows.
 */
final class SpikeSamples {
    static final String GROUP = "at_spikes";

    private static final int TRIAL_AND_TIME = 2;

    private final Table table;
    private final TrialTable rows;
    private int width = TRIAL_AND_TIME;

    /** @param of the layers or populations whose spikes count */
    SpikeSamples(LiveGroup group, List<String> of, int trials) {
        table = group.attribute("spikes_of", of).table();
        TrialAxis.column(table);
        table.column("time", ElementType.FLOAT64)
                .longName("time of one spike or more")
                .units("ms");
        rows = new TrialTable(table, trials);
    }

    /**
     * Adds a column.
     *
     * @param neurons of which there is a value each in a row; null: there is one value
     */
    Column column(String name, ElementType type, @Nullable Scale neurons) {
        width += neurons == null ? 1 : neurons.length();
        return neurons == null ? table.column(name, type) : table.column(name, type, neurons.length());
    }

    /** Begins a sample. */
    Row row(int trial, double t) {
        var row = new Row(trial);
        row.add(trial);
        row.add(t);
        return row;
    }

    TrialTable rows() {
        return rows;
    }

    /** A sample, to which values are added in the order of the columns. */
    final class Row {
        private final int trial;
        private final double[] values = new double[width];
        private int end;

        private Row(int trial) {
            this.trial = trial;
        }

        void add(double... more) {
            System.arraycopy(more, 0, values, end, more.length);
            end += more.length;
        }

        void append() throws IOException {
            rows.append(trial, values);
        }
    }
}
