package org.engram.report;

import java.util.Arrays;
import org.engram.recording.RecordingFile;

/** A variable [trial, time, neuron] of {@code /trajectory}, read in blocks of samples, since it may be larger than memory. */
final class States {
    /** Elements of a block: as many as several chunks of a compressed recording, each of which is inflated as a whole. */
    private static final int BLOCK_ELEMENTS = 1 << 18;

    private final RecordingFile file;
    private final String path;
    private final long[] written;
    private final int neurons;
    private int trialOfBlock = -1;
    private int startOfBlock;
    private double[] block = {};

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

    /** The states of all neurons at one time; samples of a trial are best asked for in order. */
    double[] at(int trial, int sample) {
        int ahead = sample - startOfBlock;
        if (trial != trialOfBlock || ahead < 0 || ahead >= block.length / neurons) {
            read(trial, sample);
        }
        int from = neurons * (sample - startOfBlock);
        return Arrays.copyOfRange(block, from, from + neurons);
    }

    /** Reads a block where samples are asked for one after another, else the one sample. */
    private void read(int trial, int sample) {
        boolean inOrder = trial == trialOfBlock && sample == startOfBlock + block.length / neurons;
        int most = inOrder ? Math.max(1, BLOCK_ELEMENTS / neurons) : 1;
        int count = Math.min(most, samples(trial) - sample);
        block = file.doubles(path, new long[] {trial, sample, 0}, new int[] {1, count, neurons});
        trialOfBlock = trial;
        startOfBlock = sample;
    }
}
