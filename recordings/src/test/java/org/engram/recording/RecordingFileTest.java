package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFileTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> RecordingFile.open(folder.resolve("run.h5")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("run.h5");
    }

    @Test
    void whatIsNotHdf5IsTold() throws IOException {
        Path path = Files.writeString(folder.resolve("run.h5"), "v,time\n1,2\n".repeat(1000));
        assertThatThrownBy(() -> RecordingFile.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 is not an HDF5 file");
    }

    @Test
    void aFileOfAnotherProgramIsTold() {
        Path path = folder.resolve("run.h5");
        try (WritableHdfFile other = HdfFile.write(path)) {
            other.putDataset("images", new int[] {1, 2, 3});
        }
        assertThatThrownBy(() -> RecordingFile.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 is an HDF5 file, but not a recording of Engram");
    }

    /** Wherever it was cut, and whatever was overwritten in its head: an error in words, and no file stays open. */
    @ParameterizedTest
    @ValueSource(doubles = {0.9999, 0.9, 0.5, 0.1, 0.02, 0.01, 0.002})
    void aFileThatIsCutOffIsTold(double share) throws IOException {
        Path path = writeRecording();
        byte[] whole = Files.readAllBytes(path);
        int length = (int) (share * whole.length);
        Files.write(path, Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> RecordingFile.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 is ")
                .hasMessageContaining(
                        length < 8
                                ? "is not an HDF5 file"
                                : length < 48
                                        ? "damaged"
                                        : "cut off: it has " + length + " bytes, and " + whole.length);
    }

    @RepeatedTest(20)
    void aDamagedHeadIsToldAndLeavesNothingOpen(RepetitionInfo repetition) throws IOException {
        Path path = writeRecording();
        byte[] bytes = Files.readAllBytes(path);
        var random = new Random(repetition.getCurrentRepetition());
        int at = 64 + random.nextInt(60);
        bytes[at] = (byte) (bytes[at] ^ (1 + random.nextInt(255)));
        Files.write(path, bytes);
        assertThatThrownBy(() -> RecordingFile.open(path))
                .as("seed %d, byte %d", repetition.getCurrentRepetition(), at)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 is damaged: it begins as an HDF5 file");
        assertThat(openFiles()).doesNotContain(path.toRealPath());
    }

    /** Those of this process, where the system lists them. */
    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> links = Files.list(descriptors)) {
                for (Path link : links.filter(Files::isRegularFile).toList()) {
                    files.add(Files.readSymbolicLink(link));
                }
            }
        }
        return files;
    }

    @Test
    void objectsAreFoundByTheirPath() throws IOException {
        try (RecordingFile recording = RecordingFile.open(writeRecording())) {
            assertThat(recording.contains("/")).isTrue();
            assertThat(recording.contains("/group/text")).isTrue();
            assertThat(recording.contains("/group/missing")).isFalse();
            assertThat(recording.contains("/missing/text")).isFalse();
            assertThat(recording.isGroup("/group")).isTrue();
            assertThat(recording.isGroup("/group/text")).isFalse();
            assertThat(recording.text("group/text")).isEqualTo("text");
        }
    }

    /** As h5repack makes them. */
    @Test
    void compressedDatasetsAreRead() throws IOException {
        Path path = folder.resolve("run.h5");
        double[][] values = {{1, 2, 3}, {4, 5, 6}};
        long[] numbers = {7, -8, 9};
        DatasetCreationOptions compressed =
                DatasetCreationOptions.builder().deflate(1).build();
        try (WritableHdfFile repacked = HdfFile.write(path)) {
            repacked.putAttribute(LiveFile.FORMAT, LiveFile.FORMAT_NAME);
            repacked.putAttribute(LiveFile.VERSION, LiveFile.FORMAT_VERSION);
            repacked.putDataset("v", values, compressed);
            repacked.putDataset("n", numbers, compressed);
        }
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/v")).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(recording.doubles("/v", new long[] {0, 1}, new int[] {2, 2}))
                    .containsExactly(2, 3, 5, 6);
            assertThat(recording.longs("/n")).containsExactly(7, -8, 9);
        }
    }

    @Test
    void whatIsAskedForMustBeThereAndOfItsKind() throws IOException {
        try (RecordingFile recording = RecordingFile.open(writeRecording())) {
            assertDamaged(() -> recording.doubles("/group/missing"), "/group/missing is missing");
            assertDamaged(() -> recording.doubles("/group"), "/group is not a dataset");
            assertDamaged(() -> recording.children("/group/text"), "/group/text is not a group");
            assertDamaged(() -> recording.text("/group/number"), "/group/number is not a text");
            assertDamaged(() -> recording.texts("/group/number"), "/group/number does not hold several texts");
            assertDamaged(() -> recording.doubles("/group/text"), "/group/text holds no numbers, but elements of 16");
            assertDamaged(() -> recording.longs("/group/number"), "/group/number: NaN is not a whole number");
            assertDamaged(() -> recording.number("/group", "size"), "the attribute size of /group is missing");
            assertDamaged(() -> recording.number("/", LiveFile.FORMAT), "the attribute format of / is no number");
        }
    }

    private static void assertDamaged(ThrowingCallable reading, String what) {
        assertThatThrownBy(reading)
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("run.h5 is damaged: " + what);
    }

    private Path writeRecording() throws IOException {
        Path path = folder.resolve("run.h5");
        LiveFile file = LiveFile.declare();
        LiveGroup group = file.root().group("group");
        group.text("text", "text");
        group.variable("number", ElementType.FLOAT64);
        file.start(path, false);
        file.close();
        return path;
    }
}
