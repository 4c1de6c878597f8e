package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes are told at the place where they are made. */
class DeclarationTest {
    @TempDir
    Path folder;

    private final LiveFile file = LiveFile.declare();
    private final LiveGroup group = file.root().group("group");
    private final Scale scale = group.scale("x", new long[] {1, 2, 3});

    private static void assertRefused(ThrowingCallable mistake, String message) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    private static void assertTooEarlyOrLate(ThrowingCallable mistake, String message) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", ".", "..", "-x", "a b", "é", "a\0"})
    void namesThatReadersCannotTakeAreRefused(String name) {
        assertRefused(() -> group.group(name), "'" + name + "' is not a name");
        assertRefused(() -> group.attribute(name, 1L), "is not a name");
    }

    @Test
    void namesAreUnique() {
        group.attribute("a", 1L);
        assertRefused(() -> group.text("x", "text"), "two of the name 'x'");
        assertRefused(() -> group.variable("x", ElementType.FLOAT64, scale), "two of the name 'x'");
        assertRefused(() -> group.table().column("x", ElementType.FLOAT64), "two of the name 'x'");
        assertRefused(() -> group.attribute("a", 2L), "two of the name 'a'");
        assertRefused(() -> scale.attribute("CLASS", "mine"), "two of the name 'CLASS'");
    }

    @Test
    void aVariableThatWasRefusedLeavesNoTrace() throws IOException {
        assertRefused(() -> group.variable("x", ElementType.FLOAT64, scale), "two of the name 'x'");
        Path path = folder.resolve("run.h5");
        file.start(path, false);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.attributes("/group/x")).containsOnlyKeys("CLASS", "NAME");
        }
    }

    @Test
    void dimensionsMustBeVisibleFromTheirVariables() {
        String message = "must be scales of its group, or of one that this lies in";
        Scale elsewhere = file.root().group("elsewhere").scale("y", new long[1]);
        assertRefused(() -> group.variable("v", ElementType.FLOAT64, elsewhere), message);
        Scale ofOtherFile = LiveFile.declare().root().scale("y", new long[1]);
        assertRefused(() -> group.variable("v", ElementType.FLOAT64, ofOtherFile), message);
        assertThat(group.group("within").variable("v", ElementType.FLOAT64, scale))
                .isNotNull();
    }

    @Test
    void aDimensionHasCoordinates() {
        assertRefused(() -> group.scale("y", new double[0]), "dimension 'y' has no coordinates");
    }

    @Test
    void textHasNoZeroCharacters() {
        assertRefused(() -> group.text("t", "a\0b"), "zero character");
    }

    @Test
    void nothingIsDeclaredAfterTheStart() throws IOException {
        Variable variable = group.variable("v", ElementType.INT32, scale);
        Table table = group.group("table").table();
        table.column("t", ElementType.FLOAT64);
        file.start(folder.resolve("run.h5"), false);
        String message = "nothing more can be declared";
        assertTooEarlyOrLate(() -> group.group("late"), message);
        assertTooEarlyOrLate(() -> group.text("late", "text"), message);
        assertTooEarlyOrLate(() -> group.attribute("late", "text"), message);
        assertTooEarlyOrLate(() -> variable.fill(1), message);
        assertTooEarlyOrLate(() -> group.table(), message);
        assertTooEarlyOrLate(() -> table.column("late", ElementType.FLOAT64), message);
        assertTooEarlyOrLate(() -> file.start(folder.resolve("again.h5"), false), message);
        file.close();
    }

    @Test
    void nothingIsWrittenBeforeTheStart() {
        Variable variable = group.variable("v", ElementType.FLOAT64, scale);
        Table table = group.group("table").table();
        table.column("t", ElementType.FLOAT64);
        String message = "not started yet";
        assertTooEarlyOrLate(() -> variable.write(0, new double[1], 1), message);
        assertTooEarlyOrLate(() -> table.append(1), message);
        assertTooEarlyOrLate(table::commit, message);
        assertTooEarlyOrLate(file::flush, message);
    }

    @Test
    void writesStayWithinTheirVariable() throws IOException {
        Variable variable = group.variable("v", ElementType.FLOAT64, scale);
        Variable next = group.variable("next", ElementType.FLOAT64);
        Path path = folder.resolve("run.h5");
        file.start(path, false);
        next.set(5.0);
        double[] four = new double[4];
        assertThatThrownBy(() -> variable.write(0, four, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> variable.write(2, four, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> variable.write(-1, four, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> variable.write(0, new double[1], 2)).isInstanceOf(IndexOutOfBoundsException.class);
        file.close();
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/group/v")).containsOnly(Double.NaN);
            assertThat(recording.doubles("/group/next")).containsExactly(5);
        }
    }

    @Test
    void integersAreNeitherRoundedNorCut() throws IOException {
        Variable bytes = group.variable("bytes", ElementType.INT8, scale);
        Variable ints = group.variable("ints", ElementType.INT32, scale);
        file.start(folder.resolve("run.h5"), false);
        assertRefused(() -> bytes.write(0, new double[] {0.5}, 1), "0.5 is not a whole number");
        assertRefused(() -> bytes.write(0, new double[] {Double.NaN}, 1), "NaN is not a whole number");
        assertRefused(() -> bytes.write(0, new long[] {-129}, 1), "-129 is out of the range of INT8");
        assertRefused(() -> ints.write(0, new double[] {1e10}, 1), "10000000000 is out of the range of INT32");
        file.close();
    }

    @Test
    void onlyScalarsAreSetAndOnlyIntegersHaveAFillValue() throws IOException {
        Variable variable = group.variable("v", ElementType.FLOAT64, scale);
        assertTooEarlyOrLate(() -> variable.fill(0), "is NaN");
        file.start(folder.resolve("run.h5"), false);
        assertTooEarlyOrLate(() -> variable.set(1.0), "not a scalar");
        file.close();
    }
}
