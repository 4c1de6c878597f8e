package org.engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatesTest {
    private static final int TRIALS = 2;
    private static final int SAMPLES = 700;
    private static final int NEURONS = 400;

    @TempDir
    private Path folder;

    @Test
    void samplesAreTheSameInWhateverOrderTheyAreAskedFor() throws IOException {
        write(folder.resolve("a.h5"));
        try (RecordingFile file = RecordingFile.open(folder.resolve("a.h5"))) {
            var states = new States(file, "v");
            for (int trial = 0; trial < TRIALS; trial++) {
                for (int sample = 0; sample < SAMPLES - trial; sample++) {
                    assertThat(states.at(trial, sample)).containsExactly(state(trial, sample));
                }
            }
            for (int[] place : new int[][] {{0, 699}, {0, 698}, {1, 698}, {0, 0}, {1, 0}, {1, 1}, {1, 2}, {1, 0}}) {
                assertThat(states.at(place[0], place[1])).containsExactly(state(place[0], place[1]));
            }
        }
    }

    private static double[] state(int trial, int sample) {
        double[] state = new double[NEURONS];
        Arrays.setAll(state, i -> ((double) trial * SAMPLES + sample) * NEURONS + i);
        return state;
    }

    private static void write(Path path) throws IOException {
        try (LiveFile file = LiveFile.declare()) {
            LiveGroup group = file.root().group("trajectory");
            Scale trial = scale(group, "trial", TRIALS);
            Variable written = group.variable("samples_written", ElementType.INT64, trial);
            Variable v = group.variable(
                    "v", ElementType.FLOAT64, trial, scale(group, "time", SAMPLES), scale(group, "feature", NEURONS));
            file.start(path, false);
            written.write(0, new long[] {SAMPLES, SAMPLES - 1}, TRIALS);
            for (int row = 0; row < TRIALS * SAMPLES; row++) {
                v.write((long) row * NEURONS, state(row / SAMPLES, row % SAMPLES), NEURONS);
            }
        }
    }

    private static Scale scale(LiveGroup group, String name, int length) {
        return group.scale(name, LongStream.range(0, length).toArray());
    }
}
