package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up at any byte: an error, and a file that holds all that was written before. */
class FullDiskTest {
    private static final int TRIALS = 7;

    @TempDir
    Path folder;

    private static LiveFile declare(long room) {
        return LiveFile.declare(path -> new SmallDisk(path, room));
    }

    private static Table spikes(LiveFile file) {
        Table table = file.root().group("spikes").table();
        table.column("row", ElementType.INT64);
        table.orderBy(table.column("trial", ElementType.INT64));
        return table;
    }

    @RepeatedTest(20)
    void whatWasCommittedStaysReadable(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        Path path = folder.resolve("run.h5");
        LiveFile file = declare(60_000 + random.nextInt(2_000_000));
        Table table = spikes(file);
        Variable v = file.root().variable("v", ElementType.FLOAT64, file.root().scale("x", new long[1000]));
        file.start(path, false);
        v.write(0, new double[] {1, 2, 3}, 3);
        long committed = 0;
        boolean full = false;
        for (long row = 0; !full; ) {
            try {
                for (int i = random.nextInt(2000); i >= 0; i--) {
                    table.append((double) row, (double) (row++ % TRIALS));
                }
                table.commit();
                committed = row;
                if (random.nextInt(10) == 0) {
                    file.order();
                }
            } catch (IOException e) {
                assertThat(e).hasMessage("No space left on device");
                full = true;
            }
        }
        try {
            file.close();
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/spikes/row").length)
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isGreaterThanOrEqualTo((int) committed);
            long[] rows = recording.longs("/spikes/row");
            long[] trials = recording.longs("/spikes/trial");
            Arrays.setAll(trials, i -> trials[i] - rows[i] % TRIALS);
            assertThat(trials).containsOnly(0);
            assertThat(Arrays.stream(rows).sorted().toArray())
                    .isEqualTo(LongStream.range(0, rows.length).toArray());
            assertThat(recording.doubles("/v")).startsWith(1, 2, 3);
        }
    }

    @Test
    void writingGoesOnOnceThereIsRoom() throws IOException {
        Path path = folder.resolve("run.h5");
        List<SmallDisk> disks = new ArrayList<>();
        LiveFile file = LiveFile.declare(place -> {
            disks.add(new SmallDisk(place, 50_000));
            return disks.get(0);
        });
        Table table = spikes(file);
        file.start(path, false);
        for (int row = 0; row < 3000; row++) {
            table.append(row, 3000 - row);
        }
        assertThatThrownBy(file::flush).hasMessage("No space left on device");
        disks.get(0).addRoom(1_000_000);
        file.order();
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/spikes/row"))
                    .isEqualTo(LongStream.range(0, 3000).map(i -> 2999 - i).toArray());
        }
    }

    @Test
    void aStartThatFailsLeavesNothing() {
        LiveFile file = declare(10_000);
        file.root().variable("v", ElementType.FLOAT64, file.root().scale("x", new long[10_000]));
        assertThatThrownBy(() -> file.start(folder.resolve("run.h5"), false))
                .hasMessageContaining("cannot be started: No space left on device");
        assertThat(folder).isEmptyDirectory();
    }
}
