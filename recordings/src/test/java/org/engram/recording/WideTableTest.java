package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with several values in a row of a column. */
class WideTableTest {
    @TempDir
    private Path folder;

    private record Columns(Table table) {
        static Columns declare(LiveFile file, int width) {
            Table table = file.root().group("samples").table();
            table.column("x", ElementType.FLOAT32, width);
            table.orderBy(table.column("trial", ElementType.INT64));
            table.column("y", ElementType.FLOAT64, 2);
            return new Columns(table);
        }

        void append(int trial, int number, int width) throws IOException {
            double[] row = new double[width + 3];
            for (int i = 0; i < width; i++) {
                row[i] = x(number, i);
            }
            row[width] = trial;
            row[width + 1] = number;
            row[width + 2] = -number;
            table.append(row);
        }
    }

    private static float x(int number, int i) {
        return number + i / 1024f;
    }

    /** Cut after some rows, gone on with what the first trials are allowed, and ordered. Rows of 400 kB are 20 to a block, of 6 MB one. */
    @ParameterizedTest
    @CsvSource({"1, 20000", "7, 20000", "1000, 3000", "100000, 50", "1500000, 5"})
    void rowsAreOrderedAndCutWhole(int width, int count) throws IOException {
        var random = new Random(width);
        Path path = folder.resolve("wide.h5");
        int[] trials = random.ints(count, 0, 3).toArray();
        long[] most = {count, 2, count / 4};
        try (LiveFile file = LiveFile.declare()) {
            Columns columns = Columns.declare(file, width);
            file.start(path, false);
            for (int k = 0; k < count; k++) {
                columns.append(trials[k], k, width);
            }
        }
        try (LiveFile file = LiveFile.declare()) {
            Columns columns = Columns.declare(file, width);
            file.resume(path);
            columns.table.keepFirst(most);
            columns.append(1, -1, width);
            file.order();
        }
        List<Integer> expected = new ArrayList<>();
        for (int trial = 0; trial < 3; trial++) {
            int wanted = trial;
            IntStream.range(0, count)
                    .filter(k -> trials[k] == wanted)
                    .limit(most[trial])
                    .forEach(expected::add);
            if (trial == 1) {
                expected.add(-1);
            }
        }
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.shape("/samples/x")).containsExactly(expected.size(), width);
            assertThat(recording.shape("/samples/y")).containsExactly(expected.size(), 2);
            for (int row = 0; row < expected.size(); row++) {
                int number = expected.get(row);
                int last = width - 1;
                assertThat(recording.doubles("/samples/x", new long[] {row, last}, new int[] {1, 1}))
                        .as("row %d of %d values", row, width)
                        .containsExactly(x(number, last));
                assertThat(recording.doubles("/samples/y", new long[] {row, 0}, new int[] {1, 2}))
                        .containsExactly(number, -number);
            }
        }
    }

    @Test
    void rowsOfAnotherWidthAreRefused() throws IOException {
        try (LiveFile file = LiveFile.declare()) {
            Table table = Columns.declare(file, 5).table;
            file.start(folder.resolve("wide.h5"), false);
            assertThatThrownBy(() -> table.append(new double[7]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("7 values for 3 columns of 8 values");
        }
    }
}
