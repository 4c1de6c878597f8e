package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A compressed recording says what it said before, in less room. */
class CompressionTest {
    @TempDir
    Path folder;

    static List<long[]> shapes() {
        return List.of(
                new long[] {1},
                new long[] {100_000},
                new long[] {3, 500, 40},
                new long[] {2, 3, 70_000},
                new long[] {5000, 2},
                new long[] {1, 1, 65_536},
                new long[] {7, 11, 13, 17},
                new long[] {70_000, 1, 1});
    }

    /** Every element belongs to one chunk, in the order of rows. */
    @ParameterizedTest
    @MethodSource("shapes")
    void chunksCoverTheDataset(long[] shape) {
        for (int bytes : new int[] {1, 4, 8}) {
            ChunkGrid grid = ChunkGrid.of(shape, bytes);
            long next = 0;
            for (int k = 0; k < grid.count(); k++) {
                assertThat(grid.first(k)).isEqualTo(next);
                assertThat(grid.count(k)).isBetween(1, grid.elements());
                next += grid.count(k);
            }
            assertThat(next).isEqualTo(Dataspace.elements(shape));
            assertThat(grid.elements() * bytes).isLessThanOrEqualTo(1 << 18);
        }
    }

    private Path write(String name, int seed, int threads) throws IOException {
        Path path = folder.resolve(name);
        var random = new Random(seed);
        LiveFile file = LiveFile.declare();
        LiveGroup group = file.root().group("trajectory").attribute("one", 1);
        group.text("note", "as ever");
        group.texts("words", List.of("alpha", "beta", "gamma"));
        int neurons = 1 + random.nextInt(3000);
        Scale trial = group.scale("trial", new long[1 + random.nextInt(4)]).units("1");
        Scale time =
                group.scale("time", IntStream.range(0, 50).mapToDouble(i -> i).toArray());
        Scale names = group.scale("name", new String[] {"a", "b"});
        Scale neuron = group.scale("neuron", LongStream.range(0, neurons).toArray());
        Variable v =
                group.variable("v", ElementType.FLOAT64, trial, time, neuron).units("mV");
        Variable g = group.variable("g", ElementType.FLOAT32, trial, names, neuron);
        Variable count = group.variable("count", ElementType.INT64, trial).fill(-1);
        Table table = file.root().group("spikes").table();
        table.orderBy(table.column("trial", ElementType.INT64).units("1"));
        table.column("flag", ElementType.INT8);
        Table empty = file.root().group("empty").table();
        empty.column("t", ElementType.FLOAT64);
        file.start(path, false);
        double[] row = new double[neurons];
        for (int k = 0; k < 20; k++) {
            Arrays.setAll(row, i -> Math.rint(10 * random.nextGaussian()));
            v.write((long) k * neurons, row, neurons);
        }
        g.write(0, row, neurons);
        count.write(0, new long[] {5}, 1);
        for (int i = random.nextInt(40_000); i >= 0; i--) {
            table.append(random.nextInt(5), i % 100);
        }
        if (threads > 0) {
            file.compress(path, threads);
        } else {
            file.order();
        }
        file.close();
        return path;
    }

    @RepeatedTest(6)
    void nothingChangesButTheRoomThatIsTaken(RepetitionInfo repetition) throws IOException {
        int seed = repetition.getCurrentRepetition();
        Path plain = write("plain.h5", seed, 0);
        Path small = write("small.h5", seed, 2);
        Path same = write("same.h5", seed, 5);
        assertThat(small).hasSameBinaryContentAs(same);
        assertThat(small.toFile().length()).isLessThan(plain.toFile().length());
        try (RecordingFile expected = RecordingFile.open(plain);
                RecordingFile found = RecordingFile.open(small)) {
            assertSame(expected, found, "");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    private static void assertSame(RecordingFile expected, RecordingFile found, String group) {
        List<String> children = expected.children(group.isEmpty() ? "/" : group);
        assertThat(found.children(group.isEmpty() ? "/" : group)).isEqualTo(children);
        for (String child : children) {
            String path = group + "/" + child;
            if (expected.isGroup(path)) {
                assertSame(expected, found, path);
                continue;
            }
            assertThat(found.shape(path)).isEqualTo(expected.shape(path));
            assertThat(found.dimensions(path)).isEqualTo(expected.dimensions(path));
            assertThat(found.attributes(path))
                    .containsOnlyKeys(expected.attributes(path).keySet());
            if (expected.isText(path)) {
                continue;
            }
            assertThat(found.type(path)).isEqualTo(expected.type(path));
            assertThat(found.doubles(path)).isEqualTo(expected.doubles(path));
        }
    }

    @Test
    void textsAreWhereTheyWere() throws IOException {
        try (RecordingFile found = RecordingFile.open(write("small.h5", 1, 2))) {
            assertThat(found.text("/trajectory/note")).isEqualTo("as ever");
            assertThat(found.texts("/trajectory/words")).containsExactly("alpha", "beta", "gamma");
            assertThat(found.texts("/trajectory/name")).containsExactly("a", "b");
            assertThat(found.attributes("/trajectory/v")).containsEntry("units", "mV");
        }
    }

    /** Whatever is full when: the file that is not compressed stays. */
    @RepeatedTest(5)
    void aDiskThatFillsUpLeavesTheFileAsItWas(RepetitionInfo repetition) throws IOException {
        Path path = folder.resolve("run.h5");
        List<Path> opened = new ArrayList<>();
        LiveFile file = LiveFile.declare(place -> {
            opened.add(place);
            return new SmallDisk(place, opened.size() == 1 ? 100_000_000 : 20_000L * repetition.getCurrentRepetition());
        });
        Scale x = file.root().scale("x", new long[100_000]);
        Variable v = file.root().variable("v", ElementType.FLOAT64, x);
        file.start(path, false);
        double[] values = new Random(1).doubles(100_000).toArray();
        v.write(0, values, values.length);
        assertThatThrownBy(() -> file.compress(path, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        file.close();
        try (RecordingFile found = RecordingFile.open(path)) {
            assertThat(found.doubles("/v")).isEqualTo(values);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }
}
