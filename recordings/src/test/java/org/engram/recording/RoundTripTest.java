package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written through {@link LiveFile} is what {@link RecordingFile} reads. */
class RoundTripTest {
    /** More than two blocks of {@link Storage}, and no multiple of one. */
    private static final int MANY = 100_003;

    @TempDir
    Path folder;

    private Path path;
    private final LiveFile file = LiveFile.declare();
    private final LiveGroup group = file.root().group("group");

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("run.h5");
    }

    private static long[] integers(ElementType type, int seed) {
        Random random = new Random(seed);
        return LongStream.generate(() -> value(type, random)).limit(MANY).toArray();
    }

    private static long value(ElementType type, Random random) {
        long bits = random.nextLong();
        return switch (type) {
            case INT64 -> bits;
            case INT32 -> (int) bits;
            case INT8 -> (byte) bits;
            case UINT32 -> bits >>> 32;
            case BOOLEAN -> bits & 1;
            case UINT64, FLOAT64, FLOAT32 -> bits >>> 1;
        };
    }

    private Scale scale(int length) {
        return group.scale("x", LongStream.range(0, length).toArray());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FLOAT64", "FLOAT32", "BOOLEAN"})
    void integersComeBack(ElementType type) throws IOException {
        long[] values = integers(type, 1);
        Variable variable = group.variable("v", type, scale(MANY));
        file.start(path, false);
        variable.write(0, values, MANY);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.type("/group/v")).isEqualTo(type);
            assertThat(recording.longs("/group/v")).isEqualTo(values);
            assertThat(recording.doubles("/group/v"))
                    .isEqualTo(Arrays.stream(values).asDoubleStream().toArray());
        }
    }

    @Test
    void doublesComeBackBitForBit() throws IOException {
        double[] values = new Random(2).doubles(MANY, -1e300, 1e300).toArray();
        values[0] = Double.NEGATIVE_INFINITY;
        values[1] = -0.0;
        values[2] = Double.MIN_VALUE;
        Variable variable = group.variable("v", ElementType.FLOAT64, scale(MANY));
        file.start(path, false);
        variable.write(0, values, MANY);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.type("/group/v")).isEqualTo(ElementType.FLOAT64);
            assertThat(recording.doubles("/group/v")).isEqualTo(values);
        }
    }

    @Test
    void float32IsTheNearestFloat() throws IOException {
        double[] values = new Random(3).doubles(MANY).toArray();
        Variable variable = group.variable("v", ElementType.FLOAT32, scale(MANY));
        file.start(path, false);
        variable.write(0, values, MANY);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.type("/group/v")).isEqualTo(ElementType.FLOAT32);
            assertThat(recording.doubles("/group/v"))
                    .isEqualTo(Arrays.stream(values).map(x -> (float) x).toArray());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void integersCanBeWrittenToFloatingVariables(ElementType type) throws IOException {
        Variable variable = group.variable("v", type, scale(3));
        file.start(path, false);
        variable.write(0, new long[] {-7, 0, 1L << 40}, 3);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/group/v")).containsExactly(-7, 0, 1L << 40);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void floatingElementsThatAreNotWrittenAreNaN(ElementType type) throws IOException {
        Variable variable = group.variable("v", type, scale(MANY));
        file.start(path, false);
        variable.write(MANY / 2, new double[] {1, 2, 3}, 2);
        double[] expected = new double[MANY];
        Arrays.fill(expected, Double.NaN);
        expected[MANY / 2] = 1;
        expected[MANY / 2 + 1] = 2;
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/group/v")).isEqualTo(expected);
        }
        file.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FLOAT64", "FLOAT32", "BOOLEAN"})
    void integersThatAreNotWrittenAreTheFillValue(ElementType type) throws IOException {
        group.variable("zero", type, scale(MANY));
        group.variable("filled", type, group.scale("y", new long[5])).fill(7);
        file.start(path, false);
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.longs("/group/zero")).hasSize(MANY).containsOnly(0);
            assertThat(recording.longs("/group/filled")).containsExactly(7, 7, 7, 7, 7);
        }
        file.close();
    }

    @Test
    void elementsAreCountedRowByRow() throws IOException {
        Scale trial = group.scale("trial", new long[2]);
        Scale time = group.scale("time", new double[3]);
        Variable variable = group.variable("v", ElementType.FLOAT64, trial, time, scale(4));
        file.start(path, false);
        variable.write((1 * 3 + 2) * 4, new double[] {10, 11, 12, 13}, 4);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.shape("/group/v")).containsExactly(2, 3, 4);
            assertThat(recording.doubles("/group/v", new long[] {1, 2, 1}, new int[] {1, 1, 3}))
                    .containsExactly(11, 12, 13);
            assertThat(recording.doubles("/group/v", new long[] {1, 1, 2}, new int[] {1, 2, 1}))
                    .containsExactly(Double.NaN, 12);
        }
    }

    @Test
    void partsOutsideADatasetAreNotRead() throws IOException {
        group.variable("v", ElementType.FLOAT64, scale(4));
        file.start(path, false);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThatThrownBy(() -> recording.doubles("/group/v", new long[] {2}, new int[] {3}))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> recording.doubles("/group/v", new long[] {0, 0}, new int[] {1, 1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("/group/v has 1 dimensions");
        }
    }

    @Test
    void scalarsComeBack() throws IOException {
        Variable wallTime = group.variable("wall_time", ElementType.FLOAT64);
        Variable samples = group.variable("samples_written", ElementType.INT64);
        file.start(path, false);
        wallTime.set(1.25);
        samples.set(41L);
        samples.set(42L);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.shape("/group/wall_time")).isEmpty();
            assertThat(recording.doubles("/group/wall_time")).containsExactly(1.25);
            assertThat(recording.longs("/group/samples_written")).containsExactly(42);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 65_535, 65_536, 300_000})
    void textsOfAnyLengthComeBack(int length) throws IOException {
        String text = "τ ≪ 1 — ∂E 🧠\n".repeat(length / 13 + 1).substring(0, length);
        group.attribute("attribute", text).text("text", text);
        group.text("next", "next");
        file.start(path, false);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.text("/group/text")).isEqualTo(text);
            assertThat(recording.attributes("/group")).containsEntry("attribute", text);
            assertThat(recording.text("/group/next")).isEqualTo("next");
        }
    }

    @Test
    void manyAttributesOfEveryKindComeBack() throws IOException {
        Scale scale = scale(2).units("ms").longName("time");
        Variable variable = group.variable("v", ElementType.FLOAT64, scale).attribute("seed", Long.MIN_VALUE);
        IntStream.range(0, 100).forEach(i -> variable.attribute("a" + i, i / 7.0));
        file.root().attribute("title", "");
        file.start(path, false);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.attributes("/group/x"))
                    .containsEntry("units", "ms")
                    .containsEntry("long_name", "time");
            assertThat(recording.attributes("/group/v"))
                    .containsEntry("seed", Long.MIN_VALUE)
                    .containsEntry("a99", 99 / 7.0);
            assertThat(recording.attributes("/")).containsEntry("title", "");
        }
    }

    @Test
    void groupsNestAndKeepTheirOrder() throws IOException {
        LiveGroup inner = group.group("inner");
        IntStream.range(0, 50).forEach(i -> inner.text("t" + (50 - i), "text " + i));
        group.group("empty").group("emptier");
        file.start(path, false);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.children("/")).containsExactly("group");
            assertThat(recording.children("/group")).containsExactly("inner", "empty");
            assertThat(recording.children("/group/inner")).hasSize(50).startsWith("t50", "t49");
            assertThat(recording.text("/group/inner/t1")).isEqualTo("text 49");
            assertThat(recording.children("/group/empty/emptier")).isEmpty();
        }
    }

    @Test
    void twoThreadsWriteAtOnce() throws Exception {
        int rows = 2_000;
        int columns = 100;
        Variable variable =
                group.variable("v", ElementType.FLOAT64, group.scale("row", new long[rows]), scale(columns));
        file.start(path, false);
        Thread even = writerOfRows(variable, 0, rows, columns);
        Thread odd = writerOfRows(variable, 1, rows, columns);
        even.join();
        odd.join();
        file.close();
        double[] expected = IntStream.range(0, rows * columns).asDoubleStream().toArray();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/group/v")).isEqualTo(expected);
        }
    }

    /** Writes every other row, element k having the value k. What goes wrong is missing in the file. */
    private static Thread writerOfRows(Variable variable, int first, int rows, int columns) {
        Thread thread = new Thread(() -> {
            for (int row = first; row < rows; row += 2) {
                int from = row * columns;
                double[] values =
                        IntStream.range(from, from + columns).asDoubleStream().toArray();
                try {
                    variable.write(from, values, columns);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void textComesBackAsTheCoordinatesOfADimension() throws IOException {
        Scale method = group.scale("method", new String[] {"imex", "", "µ {kind: tanh}"});
        Variable variable = group.variable("v", ElementType.FLOAT64, method);
        file.start(path, false);
        variable.write(0, new double[] {1, 2, 3}, 3);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.texts("/group/method")).containsExactly("imex", "", "µ {kind: tanh}");
            assertThat(recording.isText("/group/method")).isTrue();
            assertThat(recording.isText("/group/v")).isFalse();
            assertThat(recording.dimensions("/group/v")).containsExactly("method");
            assertThatThrownBy(() -> recording.texts("/group/v")).isInstanceOf(DamagedFileException.class);
        }
    }
}
