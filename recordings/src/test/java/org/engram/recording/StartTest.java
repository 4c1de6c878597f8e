package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files that are, or are not, in the place of a new one. */
class StartTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("run.h5");
    }

    private static LiveFile declare(int length) {
        LiveFile file = LiveFile.declare();
        LiveGroup group = file.root().group("trajectory").attribute("Conventions", "CF-1.11");
        Scale time = group.scale("time", new double[length]).units("ms");
        group.variable("v", ElementType.FLOAT64, time).longName("state");
        group.text("experiment", "seed: 1");
        file.root().group("spikes").table().column("timestamps", ElementType.FLOAT64);
        return file;
    }

    /** A file that no disk can hold: 10^15 elements. */
    private static LiveFile declareTooLarge() {
        LiveFile file = LiveFile.declare();
        LiveGroup group = file.root().group("trajectory");
        Scale[] dimensions = {
            group.scale("x", new long[100_000]),
            group.scale("y", new long[100_000]),
            group.scale("z", new long[100_000])
        };
        group.variable("v", ElementType.FLOAT64, dimensions);
        return file;
    }

    private List<Path> filesInFolder() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void nothingIsOnDiskBeforeTheStartAndOneFileAfterwards() throws IOException {
        LiveFile file = declare(3);
        assertThat(folder).isEmptyDirectory();
        file.start(path, false);
        assertThat(filesInFolder()).containsExactly(path);
        file.close();
        assertThat(filesInFolder()).containsExactly(path);
    }

    @Test
    void aFileThatIsClosedWithoutAStartLeavesNothing() throws IOException {
        declare(3).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingFileIsNotTouchedUnlessAskedFor() throws IOException {
        Files.writeString(path, "precious");
        LiveFile file = declare(3);
        assertThatThrownBy(() -> file.start(path, false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("run.h5")
                .hasMessageContaining("exists already and is not overwritten");
        assertThat(path).hasContent("precious");
        assertThat(filesInFolder()).containsExactly(path);
    }

    @Test
    void aLongerFileIsReplacedWithoutATail() throws IOException {
        start(declare(3), folder.resolve("alone.h5"));
        start(declare(30_000), path);
        LiveFile file = declare(3);
        file.start(path, true);
        file.close();
        assertThat(path).hasSameBinaryContentAs(folder.resolve("alone.h5"));
    }

    private static void start(LiveFile file, Path path) throws IOException {
        file.start(path, false);
        file.close();
    }

    @Test
    void identicalRecordingsAreIdenticalBytes() throws IOException {
        for (String name : List.of("a.h5", "b.h5")) {
            LiveFile file = LiveFile.declare();
            LiveGroup group = file.root().group("g").attribute("one", "1").attribute("two", 2L);
            Variable v = group.variable("v", ElementType.FLOAT32, group.scale("x", new long[1000]));
            Table table = file.root().group("s").table();
            table.column("t", ElementType.FLOAT64).units("ms");
            file.start(folder.resolve(name), false);
            v.write(10, new double[] {1, 2, 3}, 3);
            for (int i = 0; i < 5_000; i++) {
                table.append(i);
            }
            file.close();
        }
        assertThat(folder.resolve("a.h5")).hasSameBinaryContentAs(folder.resolve("b.h5"));
    }

    @Test
    void aDiskThatIsTooSmallIsKnownAtOnceAndTheOldFileIsKept() throws IOException {
        Files.writeString(path, "precious");
        LiveFile file = declareTooLarge();
        assertThatThrownBy(() -> file.start(path, true))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("run.h5 takes")
                .hasMessageContaining(" are free on its disk, of which 90 % may be planned");
        assertThat(path).hasContent("precious");
        assertThat(filesInFolder()).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({"90, 100, true", "91, 100, false", "0, 0, true", "1, 1, false", "9_000_000_000_000, 1, false"})
    void ninePartsOfTenMayBePlanned(String bytes, long free, boolean accepted) throws IOException {
        long planned = Long.parseLong(bytes.replace("_", ""));
        if (accepted) {
            NoRoomException.check(path, planned, free);
        } else {
            assertThatThrownBy(() -> NoRoomException.check(path, planned, free)).isInstanceOf(NoRoomException.class);
        }
    }

    @Test
    void aFileThatIsNotInItsPlaceAnyMoreIsTold() throws IOException {
        LiveFile file = declare(3);
        file.start(path, false);
        file.requireAt(path);
        Files.move(path, folder.resolve("moved.h5"));
        assertThatThrownBy(() -> file.requireAt(path)).hasMessageContaining("run.h5 was deleted, moved or replaced");
        Files.writeString(path, "another");
        assertThatThrownBy(() -> file.requireAt(path)).hasMessageContaining("run.h5 was deleted, moved or replaced");
        file.requireAt(folder.resolve("moved.h5"));
        file.close();
    }

    @Test
    void aStartThatFailedCanBeTriedElsewhere() throws IOException {
        LiveFile file = declare(3);
        assertThatThrownBy(() -> file.start(folder.resolve("missing").resolve("run.h5"), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a folder");
        file.start(path, false);
        file.close();
        assertThat(filesInFolder()).containsExactly(path);
    }

    @Test
    void aFolderInThePlaceOfTheFileIsKept() throws IOException {
        Files.createDirectory(path);
        Files.writeString(path.resolve("inside"), "precious");
        LiveFile file = declare(3);
        assertThatThrownBy(() -> file.start(path, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 cannot be started");
        assertThat(path.resolve("inside")).hasContent("precious");
        assertThat(filesInFolder()).containsExactly(path);
    }

    @Test
    void aReaderOfTheOldFileKeepsIt() throws IOException {
        start(declare(3), path);
        try (RecordingFile old = RecordingFile.open(path)) {
            LiveFile file = declare(30_000);
            file.start(path, true);
            file.close();
            assertThat(old.shape("/trajectory/v")).containsExactly(3);
            assertThat(old.doubles("/trajectory/v")).hasSize(3);
        }
    }
}
