package org.engram.recording;

import static org.engram.recording.ElementType.FLOAT64;
import static org.engram.recording.ElementType.INT64;
import static org.engram.recording.ElementType.UINT64;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A program that writes a recording until it is killed, and says on standard output what is in the file for certain:
 * after each commit a line with the numbers of samples and spikes.
 */
final class EndlessWriter {
    static final int SAMPLES = 200_000;
    static final int FEATURES = 8;

    private final LiveFile file = LiveFile.declare();
    private final Variable v;
    private final Variable samplesWritten;
    private final Table spikes;

    private EndlessWriter() {
        LiveGroup trajectory = file.root().group("trajectory").attribute("Conventions", "CF-1.11");
        Scale time = trajectory
                .scale("time", LongStream.range(0, SAMPLES).asDoubleStream().toArray())
                .units("ms");
        Scale feature =
                trajectory.scale("feature", LongStream.range(0, FEATURES).toArray());
        v = trajectory.variable("v", FLOAT64, time, feature).units("1");
        samplesWritten = trajectory.variable("samples_written", INT64);
        spikes = file.root().group("spikes").group("features").table();
        spikes.column("timestamps", FLOAT64).units("ms");
        spikes.column("node_ids", UINT64);
    }

    /** The state of all features at a sample. */
    static double state(long sample) {
        return Math.sin((double) sample);
    }

    /** The time of a spike. */
    static double spikeTime(long spike) {
        return 0.1 * (double) spike;
    }

    /** The neuron of a spike. */
    static long spikingNeuron(long spike) {
        return spike % FEATURES;
    }

    private void write() throws IOException {
        long spike = 0;
        double[] states = new double[FEATURES];
        for (long sample = 0; sample < SAMPLES; sample++) {
            Arrays.fill(states, state(sample));
            v.write(sample * FEATURES, states, FEATURES);
            for (long until = spike + sample % 40; spike < until; spike++) {
                spikes.append(spikeTime(spike), (double) spikingNeuron(spike));
            }
            if (sample % 10 == 0) {
                samplesWritten.set(sample + 1);
                spikes.commit();
                System.out.println((sample + 1) + " " + spike);
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        EndlessWriter writer = new EndlessWriter();
        writer.file.start(Path.of(args[0]), true);
        writer.write();
        Thread.sleep(Long.MAX_VALUE);
    }
}
