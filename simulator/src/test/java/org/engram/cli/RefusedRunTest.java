package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input: one clear message, status 2, no stack trace, nothing written or overwritten. */
class RefusedRunTest {
    private static final String GOOD = """
            network:
              features: {activation: {kind: tanh}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 1}, tau: 1 ms}
              synapses: {patterns: {values: [[1, -1, 1], [1, 1, -1]]}}
            cue: {memories: all}
            simulate: {duration: 10 ms}
            """;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path recording;

    @BeforeEach
    void write() throws IOException {
        experiment = folder.resolve("experiment.yaml");
        recording = folder.resolve("out.h5");
        Files.writeString(experiment, GOOD);
    }

    private void assertRefused(Cli run, String... texts) throws IOException {
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(texts).doesNotContain("at org.engram", "Exception");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("out.h5");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tau: 10 ms                         | tua: 10 ms                          | experiment.yaml:2:  | did you mean
                    tau: 10 ms                         | tau: 10 mV                          | features.tau        | time
                    tau: 1 ms                          | tau: 0 ms                           | memories.tau        | 0
                    tau: 1 ms                          | tau: -1 ms                          | memories.tau        | -1
                    beta: 1                            | beta: warm                          | beta                | number
                    values: [[1, -1, 1], [1, 1, -1]]   | {file: none.h5, dataset: x}         | patterns            | none.h5
                    [[1, -1, 1], [1, 1, -1]]           | [[1, -1, 1], [1, 1]]                | values              | 2
                    memories: all                      | memories: [2]                       | cue.memories        | 1
                    [[1, -1, 1], [1, 1, -1]]           | [[1, .nan, 1], [1, 1, -1]]          | values              | finite
                    cue: {memories: all}               | cue: {memories: all                 | experiment.yaml:    | not valid YAML
                    simulate: {duration: 10 ms}        | simulate: {duration: 10 ms, duration: 5 ms} | duration    | 6
                    duration: 10 ms                    | duration: 10 ms, integrator: {method: lsoda} | method     | imex
                    kind: tanh                         | kind: spherical                     | experiment.yaml     | epsilon
                    """)
    void experimentFiles(String good, String bad, String first, String second) throws IOException {
        String text = GOOD.replace(good, bad.startsWith("{file") ? bad.substring(1, bad.length() - 1) : bad);
        if (bad.equals("kind: spherical")) {
            text = text.replace("cue: {memories: all}", "start: {features: [0, 0, 0]}");
        }
        assertThat(text).isNotEqualTo(GOOD);
        Files.writeString(experiment, text);
        assertRefused(engram("run", experiment, "-o", recording), first, second);
    }

    @Test
    void missingDatasetsAreNamedWithWhatTheFileContains() throws IOException {
        Path examples = Path.of("..", "examples", "mnist10k.h5").toRealPath();
        Files.writeString(
                experiment,
                GOOD.replace("values: [[1, -1, 1], [1, 1, -1]]", "file: '%s', dataset: pictures".formatted(examples)));
        assertRefused(engram("run", experiment, "-o", recording), "pictures", "images", "[10000, 28, 28]");
    }

    @Test
    void wrongLengthsOfTheStart() throws IOException {
        Files.writeString(experiment, GOOD.replace("cue: {memories: all}", "start: {features: [1, 2]}"));
        assertRefused(engram("run", experiment, "-o", recording), "start.features", "3");
    }

    @Test
    void emptyAndBinaryFiles() throws IOException {
        Files.writeString(experiment, "");
        assertRefused(engram("run", experiment, "-o", recording), "empty");
        Files.write(experiment, new byte[] {0, 1, 2, (byte) 0xff});
        assertRefused(engram("run", experiment, "-o", recording), "experiment.yaml");
        assertRefused(engram("run", folder.resolve("none.yaml"), "-o", recording), "none.yaml");
    }

    @Test
    void sizesBeyondTheMemory() throws IOException {
        Files.writeString(
                experiment,
                GOOD.replace(
                        "values: [[1, -1, 1], [1, 1, -1]]",
                        "random: {count: 2000000000, size: 100000, kind: bipolar}"));
        assertRefused(engram("run", experiment, "-o", recording), "GB", "ENGRAM_OPTS");
    }

    @Test
    void outputFolderMissing() throws IOException {
        Path output = folder.resolve("none").resolve("out.h5");
        assertRefused(engram("run", experiment, "-o", output), "folder", "none");
    }

    @Test
    void outputThatIsAFolder() throws IOException {
        assertRefused(engram("run", experiment, "-o", folder), "is a folder");
    }

    @Test
    void outputThatIsAnInputEvenByForce() throws IOException {
        assertRefused(engram("run", experiment, "-o", experiment, "--force"), "input");
        assertThat(experiment).hasContent(GOOD);
    }

    @Test
    void outputThatIsALinkOrAnInputUnderAnotherName() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.h5"), experiment);
        assertRefused(engram("run", experiment, "-o", link, "--force"), "link");
        Path here = Files.createSymbolicLink(folder.resolve("here"), folder);
        assertRefused(engram("run", experiment, "-o", here.resolve("experiment.yaml"), "--force"), "input");
        assertThat(experiment).hasContent(GOOD);
    }

    @Test
    void bitStorageOfGradedPatterns() throws IOException {
        Files.writeString(experiment, GOOD.replace("[1, 1, -1]]}", "[1, 0.5, -1]]}, storage: bit"));
        assertRefused(engram("run", experiment, "-o", recording), "network.synapses.patterns", "bit");
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        Files.writeString(experiment, GOOD.replace("tau: 10 ms", "tua: 10 ms").replace("duration", "durable"));
        List<String> lines =
                engram("run", experiment, "-o", recording).err().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lines).anyMatch(line -> line.contains("tua")).anyMatch(line -> line.contains("durable"));
    }
}
