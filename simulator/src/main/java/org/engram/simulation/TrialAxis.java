package org.engram.simulation;

import java.util.stream.LongStream;
import org.engram.recording.Column;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Table;

/** The number of the trial, wherever a recording has it: as a dimension, or as the column by which a table is ordered. */
final class TrialAxis {
    private static final String NAME = "trial";

    private TrialAxis() {}

    static Scale scale(LiveGroup group, int trials) {
        return group.scale(NAME, LongStream.range(0, trials).toArray())
                .longName(NAME)
                .units("1");
    }

    /** Adds the column and orders the table by it. */
    static void column(Table table) {
        Column column = table.column(NAME, ElementType.INT64).longName(NAME).units("1");
        table.orderBy(column);
    }
}
