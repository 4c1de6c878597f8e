package org.engram.report;

import java.util.Arrays;
import org.engram.recording.RecordingFile;

/** A variable [trial, time, neuron] of {@code /trajectory}, read sample by sample, since it may be larger than memory. */
final class States {
    private final RecordingFile file;
    private final String path;
    private final long[] written;
    private final int neurons;

    States(RecordingFile file, String name) {
        this.file = file;
        path = "/trajectory/" + name;
        written = file.longs("/trajectory/samples_written");
        neurons = Math.toIntExact(file.shape(path)[2]);
    }

    int trials() {
        return written.length;
    }

    int neurons() {
        return neurons;
    }

    /** The number of times that were recorded of a trial. */
    int samples(int trial) {
        return Math.toIntExact(written[trial]);
    }

    /** The numbers of the recorded neurons of a trial among those of their layer. */
    long[] numbers(int trial) {
        String dimension = file.dimensions(path).get(2);
        if (dimension.equals("rank")) {
            return Arrays.stream(file.doubles("/trajectory/memory", new long[] {trial, 0}, new int[] {1, neurons}))
                    .mapToLong(number -> (long) number)
                    .toArray();
        }
        return file.longs("/trajectory/" + dimension);
    }

    double[] at(int trial, int sample) {
        return file.doubles(path, new long[] {trial, sample, 0}, new int[] {1, 1, neurons});
    }
}
