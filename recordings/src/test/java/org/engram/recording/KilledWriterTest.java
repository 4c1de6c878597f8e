package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment leaves a recording that holds all that it said it had written. */
class KilledWriterTest {
    private static final int MOST_MILLISECONDS = 400;

    /** Between two lines of {@link EndlessWriter} that many samples are written. */
    private static final int SAMPLES_BETWEEN_LINES = 10;

    @TempDir
    Path folder;

    private Path path;
    private Path said;

    @BeforeEach
    void nameTheFiles() {
        path = folder.resolve("run.h5");
        said = folder.resolve("said.txt");
    }

    @RepeatedTest(5)
    void everythingCommittedIsThere(RepetitionInfo repetition) throws Exception {
        killAfter(new Random(repetition.getCurrentRepetition()).nextInt(MOST_MILLISECONDS));
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertTrajectory(recording);
            assertSpikes(recording);
        }
    }

    private void killAfter(int milliseconds) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        try {
            while (writer.isAlive() && !Files.exists(path)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(writer.waitFor(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private void assertTrajectory(RecordingFile recording) throws IOException {
        int samples = Math.toIntExact(recording.longs("/trajectory/samples_written")[0]);
        assertThat((long) samples).isGreaterThanOrEqualTo(lastSaid(0));
        double[] v = recording.doubles("/trajectory/v");
        double[] written = LongStream.range(0, (long) samples * EndlessWriter.FEATURES)
                .mapToDouble(i -> EndlessWriter.state(i / EndlessWriter.FEATURES))
                .toArray();
        assertThat(Arrays.copyOf(v, written.length)).isEqualTo(written);
        int notReached = (samples + SAMPLES_BETWEEN_LINES + 1) * EndlessWriter.FEATURES;
        assertThat(Arrays.copyOfRange(v, notReached, v.length)).containsOnly(Double.NaN);
    }

    private void assertSpikes(RecordingFile recording) throws IOException {
        double[] times = recording.doubles("/spikes/features/timestamps");
        assertThat((long) times.length).isGreaterThanOrEqualTo(lastSaid(1));
        assertThat(times)
                .isEqualTo(LongStream.range(0, times.length)
                        .mapToDouble(EndlessWriter::spikeTime)
                        .toArray());
        assertThat(recording.longs("/spikes/features/node_ids"))
                .isEqualTo(LongStream.range(0, times.length)
                        .map(EndlessWriter::spikingNeuron)
                        .toArray());
    }

    /** A number of the last complete line of the writer, 0 if there is none. */
    private long lastSaid(int column) throws IOException {
        String text = Files.readString(said);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return lines.isEmpty() ? 0 : Long.parseLong(lines.get(lines.size() - 1).split(" ", -1)[column]);
    }
}
