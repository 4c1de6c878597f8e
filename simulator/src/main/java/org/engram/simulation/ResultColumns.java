package org.engram.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;

/** What a recording holds of trials that came to their end: one column a figure, one row a trial. */
final class ResultColumns {
    private final RecordingFile recording;
    private final String group;
    private final Map<String, double[]> columns = new HashMap<>();

    ResultColumns(RecordingFile recording, String group) {
        this.recording = recording;
        this.group = group;
    }

    /** The trials that came to their end. */
    int[] done() {
        long[] done = recording.longs(group + "/done");
        return IntStream.range(0, done.length).filter(trial -> done[trial] == 1).toArray();
    }

    double real(String name, int trial) {
        return columns.computeIfAbsent(name, key -> recording.doubles(group + "/" + key))[trial];
    }

    /** A whole number below 2^53; 0 if there is no such column. */
    long whole(String name, int trial) {
        return recording.contains(group + "/" + name) ? (long) real(name, trial) : 0;
    }
}
