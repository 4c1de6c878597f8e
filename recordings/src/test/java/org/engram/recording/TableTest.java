package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    Path folder;

    private Path path;
    private final LiveFile file = LiveFile.declare();
    private final Table table = file.root().group("spikes").table();

    @BeforeEach
    void addColumns() {
        path = folder.resolve("run.h5");
        table.column("time", ElementType.FLOAT64).units("ms");
        table.column("neuron", ElementType.UINT64);
        table.column("flag", ElementType.INT8);
    }

    private void append(long row) throws IOException {
        table.append(0.1 * (double) row, (double) row, (double) (row % 100));
    }

    private void assertRows(long rows) throws IOException {
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/spikes/time"))
                    .isEqualTo(LongStream.range(0, rows)
                            .mapToDouble(i -> 0.1 * (double) i)
                            .toArray());
            assertThat(recording.longs("/spikes/neuron"))
                    .isEqualTo(LongStream.range(0, rows).toArray());
            assertThat(recording.longs("/spikes/flag"))
                    .isEqualTo(LongStream.range(0, rows).map(i -> i % 100).toArray());
        }
    }

    /** A file is gone on with in the same way as it was declared, and the first rows of each trial stay. */
    @RepeatedTest(6)
    void theFirstRowsOfEachTrialAreKept(RepetitionInfo repetition) throws IOException {
        int seed = repetition.getCurrentRepetition();
        var random = new Random(seed);
        int trials = 1 + random.nextInt(4);
        long[] appended =
                random.ints(30_000L * (seed - 1), 0, trials).asLongStream().toArray();
        long[] most = random.longs(trials, 0, 20_000).toArray();
        try (LiveFile first = LiveFile.declare()) {
            Table rows = trials(first);
            first.start(path, false);
            for (int row = 0; row < appended.length; row++) {
                rows.append(row, (double) appended[row]);
            }
        }
        try (LiveFile second = LiveFile.declare()) {
            Table rows = trials(second);
            second.resume(path);
            rows.keepFirst(most);
            rows.append(-1, 0);
        }
        long[] left = most.clone();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/trials/row"))
                    .as("seed %d", seed)
                    .isEqualTo(IntStream.concat(
                                    IntStream.range(0, appended.length).filter(row -> left[(int) appended[row]]-- > 0),
                                    IntStream.of(-1))
                            .asLongStream()
                            .toArray());
        }
    }

    private static Table trials(LiveFile file) {
        Table rows = file.root().attribute("title", "trials").group("trials").table();
        rows.column("row", ElementType.INT32);
        return rows.orderBy(rows.column("trial", ElementType.INT64));
    }

    @Test
    void aFileOfAnotherLayoutIsNotGoneOnWith() throws IOException {
        file.start(path, false);
        file.close();
        LiveFile other = LiveFile.declare();
        trials(other);
        assertThatThrownBy(() -> other.resume(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.h5 cannot be gone on with: it was laid out by another version");
    }

    @Test
    void anEmptyTableIsRead() throws IOException {
        file.start(path, false);
        assertRows(0);
        file.close();
        assertRows(0);
    }

    @RepeatedTest(5)
    void everyCommittedRowIsThereAtOnceAcrossDoublings(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        file.start(path, false);
        long rows = 0;
        while (rows < 20_000) {
            int batch = random.nextInt(3_000);
            for (long row = rows; row < rows + batch; row++) {
                append(row);
            }
            rows += batch;
            table.commit();
            assertRows(rows);
        }
        file.close();
    }

    @Test
    void rowsThatAreNotCommittedAreNotSeen() throws IOException {
        file.start(path, false);
        append(0);
        table.commit();
        append(1);
        assertRows(1);
        file.close();
    }

    @Test
    void closeAndFlushCommit() throws IOException {
        file.start(path, false);
        append(0);
        file.flush();
        assertRows(1);
        append(1);
        file.force();
        assertRows(2);
        append(2);
        file.close();
        assertRows(3);
    }

    @Test
    void memoryIsBoundedBecauseManyRowsCommitThemselves() throws IOException {
        file.start(path, false);
        for (long row = 0; row <= Table.PENDING_ROWS; row++) {
            append(row);
        }
        assertRows(Table.PENDING_ROWS);
        file.close();
    }

    @Test
    void tablesGrowIndependently() throws IOException {
        Table other = file.root().group("solver").table();
        other.column("step", ElementType.INT32);
        file.start(path, false);
        for (int i = 0; i < 30_000; i++) {
            append(i);
            if (i % 3 == 0) {
                other.append(-i);
            }
        }
        file.close();
        assertRows(30_000);
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/solver/step"))
                    .isEqualTo(LongStream.range(0, 10_000).map(i -> -3 * i).toArray());
        }
    }

    @Test
    void twoThreadsAppendWholeRows() throws Exception {
        file.start(path, false);
        Thread[] threads = IntStream.range(0, 2)
                .mapToObj(k -> new Thread(() -> appendTwentyThousand(k)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            double[] times = recording.doubles("/spikes/time");
            long[] neurons = recording.longs("/spikes/neuron");
            assertThat(times).hasSize(40_000);
            assertThat(IntStream.range(0, 40_000)).allMatch(i -> times[i] == neurons[i]);
        }
    }

    /** Whatever the order in which rows came: by trial, and within a trial as they came. */
    @RepeatedTest(4)
    void rowsAreOrderedByTrial(RepetitionInfo repetition) throws IOException {
        int seed = repetition.getCurrentRepetition();
        var random = new Random(seed);
        Table trials = file.root().group("trials").table();
        Column trial = trials.column("trial", ElementType.INT64);
        trials.column("row", ElementType.INT32);
        trials.column("small", ElementType.INT8);
        trials.orderBy(trial);
        file.start(path, false);
        int rows = seed == 1 ? 0 : 50_000 * seed;
        int count = 1 + random.nextInt(300);
        long[] appended = random.ints(rows, 0, count).asLongStream().toArray();
        for (int row = 0; row < rows; row++) {
            trials.append((double) appended[row], row, row % 100);
        }
        file.order();
        int[] expected = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> appended[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/trials/row"))
                    .as("seed %d", seed)
                    .isEqualTo(Arrays.stream(expected).asLongStream().toArray());
            assertThat(recording.longs("/trials/trial"))
                    .isEqualTo(Arrays.stream(expected)
                            .mapToLong(row -> appended[row])
                            .toArray());
            assertThat(recording.longs("/trials/small"))
                    .isEqualTo(
                            Arrays.stream(expected).mapToLong(row -> row % 100).toArray());
        }
        trials.append(0, -1, -1);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/trials/row")).hasSize(rows + 1).endsWith(-1);
        }
    }

    @Test
    void rowsInOrderStayWhereTheyAre() throws IOException {
        table.orderBy(table.columns().get(1));
        file.start(path, false);
        for (int i = 0; i < 1000; i++) {
            append(i);
        }
        file.flush();
        long length = path.toFile().length();
        file.order();
        file.close();
        assertThat(path).hasSize(length);
        assertRows(1000);
    }

    @Test
    void onlyAColumnOfTheTableOrdersIt() {
        Column other = file.root().table().column("other", ElementType.INT64);
        assertThatThrownBy(() -> table.orderBy(other)).hasMessage("not a column of this table");
    }

    private void appendTwentyThousand(int first) {
        try {
            for (int i = first; i < 40_000; i += 2) {
                table.append(i, i, 0);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRowThatIsRefusedLeavesNoTrace() throws IOException {
        file.start(path, false);
        append(0);
        assertThatThrownBy(() -> table.append(0.1, 1.5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1.5 is not a whole number");
        assertThatThrownBy(() -> table.append(0.1, 1, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("128 is out of the range of INT8");
        assertThatThrownBy(() -> table.append(0.1, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 is out of the range of UINT64");
        assertThatThrownBy(() -> table.append(0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 values for 3 columns");
        append(1);
        file.close();
        assertRows(2);
    }

    /** The lengths of all columns change by one write within one page, which a kill cannot cut. */
    @Test
    void headersOfATableLieInOnePage() throws IOException {
        LiveGroup many = file.root().group("many");
        IntStream.range(0, 60).forEach(i -> many.text("padding" + i, "text"));
        Table[] tables = IntStream.range(0, 20)
                .mapToObj(i -> {
                    Table next = many.group("g" + i).table();
                    IntStream.range(0, 5)
                            .forEach(k ->
                                    next.column("c" + k, ElementType.FLOAT64).units("ms"));
                    return next;
                })
                .toArray(Table[]::new);
        file.start(path, false);
        for (Table each : tables) {
            LongStream pages = each.columns().stream()
                    .flatMapToLong(column -> LongStream.of(
                            column.headerAddress(),
                            column.headerAddress() + column.header().remaining() - 1))
                    .map(address -> address / Storage.PAGE);
            assertThat(pages.distinct().count()).isOne();
        }
        file.close();
    }

    @Test
    void columnsThatDoNotFitInOnePageAreRefused() {
        Table wide = file.root().group("wide").table();
        IntStream.range(0, 100).forEach(i -> wide.column("c" + i, ElementType.FLOAT64));
        assertThatThrownBy(() -> file.start(path, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must fit in one page");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTableHasColumns() {
        file.root().group("none").table();
        assertThatThrownBy(() -> file.start(path, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a table has no columns");
        assertThat(folder).isEmptyDirectory();
    }

    /** A reader refuses a file that is shorter than its superblock says. */
    @Test
    void theFileIsNeverShorterThanItSays() throws IOException {
        file.start(path, false);
        for (int i = 0; i < 10_000; i++) {
            append(i);
            if (i % 500 == 0) {
                table.commit();
                assertThat(lengthAsInSuperblock())
                        .isLessThanOrEqualTo(path.toFile().length());
            }
        }
        file.close();
    }

    private long lengthAsInSuperblock() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer address = ByteBuffer.allocate(Long.BYTES);
            channel.read(address, 28);
            return Long.reverseBytes(address.getLong(0));
        }
    }
}
