package org.engram.simulation;

import java.io.IOException;
import org.engram.neuron.StateTransfer;
import org.engram.recording.Table;

/** A table of which every row belongs to a trial, and that is in the order of trials once the run is complete. */
final class TrialTable {
    private final Table table;
    private final long[] rows;

    TrialTable(Table table, int trials) {
        this.table = table;
        rows = new long[trials];
    }

    /** Adds a row of a trial. */
    void append(int trial, double... row) throws IOException {
        table.append(row);
        rows[trial]++;
    }

    /** Puts the rows into the file. */
    void commit() throws IOException {
        table.commit();
    }

    /** Carries the number of rows of a trial. */
    void transfer(int trial, StateTransfer transfer) {
        rows[trial] = transfer.whole(rows[trial]);
    }

    /** All rows of a trial in the file count. */
    void keepAll(int trial) {
        rows[trial] = Long.MAX_VALUE;
    }

    /** Drops the rows in the file that do not count. */
    void cut() throws IOException {
        table.keepFirst(rows);
    }
}
