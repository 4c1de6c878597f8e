package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study that is killed goes on where it stopped. */
class KilledStudyTest {
    private static final String EXPERIMENT = """
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}}
            cue: {memories: {first: 3}, corrupt: {flip: 0.1}}
            simulate: {duration: 100 ms}
            sweep: {over: [{key: cue.corrupt.flip, values: {from: 0, to: 0.5, steps: 30}}], repeats: 3}
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        Path experiment = Files.writeString(folder.resolve("study.yaml"), EXPERIMENT);
        Path results = folder.resolve("study.h5");
        kill(experiment, results);
        double[] before = overlaps(results);
        long done = done(results);
        assertThat(done).isBetween(1L, 89L);
        double seconds = Recordings.study(results).wallSeconds();
        assertThat(seconds).isPositive();

        Cli.run(experiment, results, "--resume");

        assertThat(done(results)).isEqualTo(90);
        double[] after = overlaps(results);
        for (int k = 0; k < before.length; k++) {
            assertThat(Double.isNaN(before[k]) || before[k] == after[k])
                    .as("value %d", k)
                    .isTrue();
        }
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.attributes("/provenance")).containsEntry("points_taken_over", done);
        }
        assertThat(Recordings.study(results).wallSeconds()).isGreaterThan(seconds);
        Path whole = folder.resolve("whole.h5");
        Cli.run(experiment, whole);
        assertThat(after).isEqualTo(overlaps(whole));
    }

    private static void kill(Path experiment, Path results) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Engram.class.getName(),
                        "run",
                        experiment.toString(),
                        "-o",
                        results.toString(),
                        "--threads",
                        "2")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (run.isAlive() && (!Files.exists(results) || done(results) < 3)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
    }

    private static long done(Path results) throws IOException {
        try (RecordingFile file = RecordingFile.open(results)) {
            return Arrays.stream(file.longs("/sweep/done")).sum();
        }
    }

    private static double[] overlaps(Path results) throws IOException {
        try (RecordingFile file = RecordingFile.open(results)) {
            return file.doubles("/sweep/cued_overlap");
        }
    }
}
