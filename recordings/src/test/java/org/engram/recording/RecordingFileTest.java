package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasMessageContaining("run.h5 is not an HDF5 file, or damaged");
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

    @Test
    void whatIsAskedForMustBeThereAndOfItsKind() throws IOException {
        try (RecordingFile recording = RecordingFile.open(writeRecording())) {
            assertThatThrownBy(() -> recording.doubles("/group/missing"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("There is no /group/missing in")
                    .hasMessageContaining("run.h5");
            assertThatThrownBy(() -> recording.doubles("/group"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/group is not a dataset");
            assertThatThrownBy(() -> recording.children("/group/text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/group/text is not a group");
            assertThatThrownBy(() -> recording.text("/group/number"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/group/number is not a text");
            assertThatThrownBy(() -> recording.doubles("/group/text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("elements of 16 bytes");
            assertThatThrownBy(() -> recording.longs("/group/number"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("NaN is not a whole number");
        }
    }

    private Path writeRecording() throws IOException {
        Path path = folder.resolve("run.h5");
        LiveFile file = LiveFile.declare();
        LiveGroup group = file.root().group("group").text("text", "text");
        group.variable("number", ElementType.FLOAT64);
        file.start(path, false);
        file.close();
        return path;
    }
}
