package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableFileTest {
    @TempDir
    private Path folder;

    private static ExperimentException refused(Path file) {
        return catchThrowableOfType(
                ExperimentException.class,
                () -> ExperimentFile.read(file, List.of(), OptionalLong.empty()).close());
    }

    private ExperimentException refused(byte[] content) throws IOException {
        return refused(Files.write(folder.resolve("test.yaml"), content));
    }

    private ExperimentException refused(String content) throws IOException {
        return refused(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void missingFileIsNamed() {
        Path file = folder.resolve("missing.yaml");

        assertThat(refused(file)).hasMessage(file + ": there is no such file");
    }

    @Test
    void folderIsNotAnExperiment() {
        assertThat(refused(folder)).hasMessageContaining(folder + ": is a folder; wanted: an experiment file");
    }

    @Test
    void binaryFileIsNotAnExperiment() throws IOException {
        assertThat(refused(new byte[] {'a', ':', 0, 1})).hasMessageContaining("is a binary file");
    }

    @Test
    void textInAnotherEncodingIsNotRead() throws IOException {
        assertThat(refused("title: Köln".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void emptyFileSaysWhatIsWanted() throws IOException {
        assertThat(refused("# nothing yet\n"))
                .hasMessageContaining(
                        "is empty; wanted: a map with the keys `network`, `cue` or `start`, and `simulate`");
    }

    /** Line breaks are written as |. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a: 1| b: 2;               2;3;mapping values are not allowed here",
                "a: [1, 2|b: 3;            2;2;expected ',' or ']'",
                "a:|\tb: 1;                2;1;Do not use",
                "a: 'x;                    1;6;unexpected end of stream",
                "a: *b;                    1;4;undefined alias b",
                "a: 1|---|b: 2;            2;1;another document",
                "a: 1|b: \u0001x;          2;4;control character U+0001"
            })
    void brokenYamlIsReportedWhereItBreaks(String text, int line, int column, String message) throws IOException {
        assertThat(refused(text.replace('|', '\n')).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("not valid YAML: ").contains(message);
            assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column);
        });
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        assertThat(refused("a: " + "[".repeat(100_000))).hasMessageContaining("nested too deeply");
    }

    @Test
    void valueThatContainsItselfIsRefused() throws IOException {
        assertThat(refused("title: &self [*self]")).hasMessageContaining(":1:8: title: contains itself");
    }

    @Test
    void documentThatIsNotAMapSaysWhatIsWanted() throws IOException {
        assertThat(refused("- a\n- b")).hasMessageContaining(":1:1: a list; wanted: a map with the keys `network`");
    }

    @Test
    void keysMustBeText() throws IOException {
        assertThat(refused("title: {[a]: 1}")).hasMessageContaining(":1:9: title: a list or a map cannot be a key");
    }
}
