package org.engram.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;

/**
 * Writes one variable [time, neuron] sample by sample, as often as it is told to by lines on the standard input, and answers
 * each time with the seconds from the declaration to the closed file. Used by {@code benchmarks/recording_speed.py}.
 */
public final class RecordingSpeed {
    private RecordingSpeed() {}

    /** @param args file, number of times, number of neurons */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[0]);
        int times = Integer.parseInt(args[1]);
        int neurons = Integer.parseInt(args[2]);
        while (System.in.read() >= 0) {
            System.out.println(seconds(path, times, neurons));
        }
    }

    private static double seconds(Path path, int times, int neurons) throws IOException {
        double[] row = new double[neurons];
        long began = System.nanoTime();
        try (LiveFile file = LiveFile.declare()) {
            LiveGroup group = file.root().group("trajectory");
            Scale time = group.scale("time", LongStream.range(0, times).toArray());
            Scale neuron = group.scale("neuron", LongStream.range(0, neurons).toArray());
            Variable v = group.variable("v", ElementType.FLOAT64, time, neuron);
            file.start(path, true);
            for (int k = 0; k < times; k++) {
                Arrays.fill(row, k);
                v.write((long) k * neurons, row, neurons);
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
