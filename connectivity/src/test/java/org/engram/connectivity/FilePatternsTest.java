package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternsTest {
    private static final int ROWS = 2000;
    private static final int HEIGHT = 28;
    private static final int WIDTH = 20;

    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void write() {
        file = folder.resolve("patterns.h5");
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putDataset("plain", images(), options().unsigned().build());
            out.putDataset(
                    "chunked",
                    images(),
                    options()
                            .unsigned()
                            .chunkDimensions(170, 9, 13)
                            .shuffle()
                            .deflate(1)
                            .build());
            out.putDataset(
                    "one_chunk", images(), options().unsigned().deflate(1).build());
            out.putDataset("small", new double[][] {{3, 4}, {0, 0}, {1, Double.NaN}, {Double.NEGATIVE_INFINITY, 1}});
            out.putDataset("vector", new int[] {1, 2, 3});
            out.putDataset("names", new String[][] {{"a", "b"}, {"c", "d"}});
            WritableGroup group = out.putGroup("group");
            group.putDataset("floats", new float[][] {{0.5f, -1}, {2, 3}});
        }
    }

    private static DatasetCreationOptions.Builder options() {
        return DatasetCreationOptions.builder();
    }

    private static byte[][][] images() {
        byte[][][] images = new byte[ROWS][HEIGHT][WIDTH];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < HEIGHT * WIDTH; j++) {
                images[i][j / WIDTH][j % WIDTH] = (byte) image(i, j);
            }
        }
        return images;
    }

    private static int image(int row, int column) {
        return (31 * row + 7 * column + row * column % 11) & 0xFF;
    }

    private static double[] expected(int row) {
        return IntStream.range(0, HEIGHT * WIDTH)
                .mapToDouble(j -> image(row, j))
                .toArray();
    }

    private static FilePatterns open(String dataset) {
        return open(dataset, new Rows.All());
    }

    private static FilePatterns open(String dataset, Rows rows) {
        return new FilePatterns(file, dataset, rows, new Encoding.Raw());
    }

    private static double[] row(Patterns patterns, int index) {
        double[] row = new double[patterns.size()];
        patterns.row(index, row);
        return row;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "chunked", "one_chunk", "/plain"})
    void rowsAreTheFilesInAnyOrder(String dataset) {
        try (FilePatterns patterns = open(dataset)) {
            assertThat(patterns.count()).isEqualTo(ROWS);
            assertThat(patterns.size()).isEqualTo(HEIGHT * WIDTH);
            assertThat(patterns.shape()).containsExactly(HEIGHT, WIDTH);
            for (int i = 0; i < ROWS; i++) {
                assertThat(row(patterns, i)).as("row %d", i).isEqualTo(expected(i));
            }
            new Random(1)
                    .ints(20, 0, ROWS)
                    .forEach(i -> assertThat(row(patterns, i)).as("row %d", i).isEqualTo(expected(i)));
        }
    }

    @Test
    void severalThreadsMayRead() {
        try (FilePatterns patterns = open("plain")) {
            assertThat(IntStream.range(0, 40).map(i -> i * 49).parallel())
                    .allSatisfy(i -> assertThat(row(patterns, i)).isEqualTo(expected(i)));
        }
    }

    @Test
    void rowsCanBeARange() {
        try (FilePatterns patterns = open("chunked", new Rows.Range(100, 350))) {
            assertThat(patterns.count()).isEqualTo(250);
            assertThat(row(patterns, 0)).isEqualTo(expected(100));
            assertThat(row(patterns, 249)).isEqualTo(expected(349));
            assertThatThrownBy(() -> row(patterns, 250)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void rowsCanBeAList() {
        try (FilePatterns patterns = open("chunked", new Rows.Listed(List.of(7, 1999, 7)))) {
            assertThat(patterns.count()).isEqualTo(3);
            assertThat(row(patterns, 1)).isEqualTo(expected(1999));
            assertThat(row(patterns, 2)).isEqualTo(expected(7));
        }
    }

    @Test
    void datasetsMayLieInGroups() {
        try (FilePatterns patterns = open("group/floats")) {
            assertThat(row(patterns, 0)).containsExactly(0.5, -1);
        }
    }

    @Test
    void rowsAreEncoded() {
        try (FilePatterns patterns = new FilePatterns(file, "small", new Rows.Range(0, 1), new Encoding.Unit())) {
            assertThat(row(patterns, 0)).containsExactly(0.6, 0.8);
        }
    }

    @Test
    void aMissingFileIsNamedInFull() {
        assertThatThrownBy(() -> new FilePatterns(folder.resolve("no.h5"), "x", new Rows.All(), new Encoding.Raw()))
                .isInstanceOf(PatternException.class)
                .hasMessage("there is no file " + folder.resolve("no.h5").toAbsolutePath());
    }

    @Test
    void aFileThatIsNotHdf5IsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "these are not the bytes you are looking for");

        assertThatThrownBy(() -> new FilePatterns(text, "x", new Rows.All(), new Encoding.Raw()))
                .isInstanceOf(PatternException.class)
                .hasMessage(text.toAbsolutePath() + " is not an HDF5 file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imags", "group", "group/x", "plain/x", ""})
    void aMissingDatasetListsThoseThereAre(String dataset) {
        assertThatThrownBy(() -> open(dataset))
                .isInstanceOf(PatternException.class)
                .hasMessage(file.toAbsolutePath() + " has no dataset '" + dataset
                        + "'; it contains: chunked uint8 [2000, 28, 20], group/floats float32 [2, 2],"
                        + " names string [2, 2], one_chunk uint8 [2000, 28, 20], plain uint8 [2000, 28, 20],"
                        + " small float64 [4, 2], vector int32 [3]");
    }

    @Test
    void aLongListOfDatasetsIsCut() {
        Path many = folder.resolve("many.h5");
        try (WritableHdfFile out = HdfFile.write(many)) {
            IntStream.range(0, 25).forEach(i -> out.putDataset("d" + (10 + i), new int[] {i}));
        }

        assertThatThrownBy(() -> new FilePatterns(many, "x", new Rows.All(), new Encoding.Raw()))
                .hasMessageEndingWith("d29 int32 [1], and 5 more");
    }

    @Test
    void aFileWithoutDatasetsSaysSo() {
        Path empty = folder.resolve("empty.h5");
        HdfFile.write(empty).close();

        assertThatThrownBy(() -> new FilePatterns(empty, "x", new Rows.All(), new Encoding.Raw()))
                .hasMessage(empty.toAbsolutePath() + " has no dataset 'x'; it contains: no datasets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names  | names string [2, 2] | patterns need integers of 8 to 64 bits or floats of 16 to 64 bits",
                "vector | vector int32 [3]    | patterns need at least 2 dimensions, one row for each pattern"
            })
    void datasetsThatCannotBePatternsAreRefused(String dataset, String description, String reason) {
        assertThatThrownBy(() -> open(dataset))
                .isInstanceOf(PatternException.class)
                .hasMessage(file.toAbsolutePath() + ": dataset " + description + " cannot be used: " + reason);
    }

    @Test
    void rowsOutOfRangeAreRefused() {
        String message =
                file.toAbsolutePath() + ", dataset plain: row 2000 is out of range, there are 2000 rows, 0 to 1999";

        assertThatThrownBy(() -> open("plain", new Rows.Range(0, 2001)))
                .isInstanceOf(PatternException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> open("plain", new Rows.Listed(List.of(2000, 1))))
                .hasMessage(message);
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        try (FilePatterns patterns = open("small")) {
            String place = file.toAbsolutePath() + ", dataset small: ";

            assertThatThrownBy(() -> row(patterns, 2))
                    .isInstanceOf(PatternException.class)
                    .hasMessage(place + "row 2, column 1 is NaN; patterns must be finite numbers");
            assertThatThrownBy(() -> row(patterns, 3))
                    .hasMessage(place + "row 3, column 0 is -Infinity; patterns must be finite numbers");
        }
    }

    @Test
    void aRowThatCannotBeEncodedIsNamed() {
        try (FilePatterns patterns = new FilePatterns(file, "small", new Rows.Range(1, 2), new Encoding.Unit())) {
            assertThatThrownBy(() -> row(patterns, 0))
                    .isInstanceOf(PatternException.class)
                    .hasMessage(file.toAbsolutePath()
                            + ", dataset small: row 1: all values are 0, encode: unit cannot give the row length 1");
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path damaged = Files.copy(file, folder.resolve("damaged.h5"));
        try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 2 * ROWS * HEIGHT * WIDTH / 3);
        }

        assertThatThrownBy(() -> {
                    try (FilePatterns patterns =
                            new FilePatterns(damaged, "plain", new Rows.All(), new Encoding.Raw())) {
                        IntStream.range(0, ROWS).forEach(i -> row(patterns, i));
                    }
                })
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("damaged.h5");
    }

    @Test
    void rowSelectionsAreChecked() {
        assertThatThrownBy(() -> new Rows.Range(3, 3))
                .hasMessage("rows from 3 to 3: 0 <= from < to is needed, `to` is not included");
        assertThatThrownBy(() -> new Rows.Range(-1, 3))
                .hasMessage("rows from -1 to 3: 0 <= from < to is needed, `to` is not included");
        assertThatThrownBy(() -> new Rows.Listed(List.of())).hasMessage("rows: the list is empty");
        assertThatThrownBy(() -> new Rows.Listed(List.of(1, -2))).hasMessage("rows: -2 is negative");
    }
}
