package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same trajectories from every storage that holds the patterns exactly. */
class StoragesTest {
    private static final String EXPERIMENT = """
            seed: 3
            network:
              features: {activation: {kind: tanh, gain: 2}, tau: 10 ms}
              memories: {activation: {kind: rectified-power, order: 4}, tau: 1 ms}
              synapses:
                patterns: {random: {count: 300, size: 90, kind: bipolar}}
                weight: 1/sqrt(N)
                %s
            cue: {memories: {random: 3}, corrupt: {flip: 0.1}}
            simulate: {duration: 20 ms}
            record: {every: 2 ms, variables: [v, energy]}
            """;

    @TempDir
    private Path folder;

    private Path run(String storage) throws IOException {
        Path experiment = folder.resolve("experiment.yaml");
        Path recording = folder.resolve(storage.replaceAll("\\W+", "-") + ".h5");
        Files.writeString(experiment, EXPERIMENT.formatted(storage.replace(", ", "\n    ")));
        Cli run = Cli.engram("run", experiment, "-o", recording, "--force");
        assertThat(run.out()).contains("retrieved  3 of 3");
        return recording;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage: float32",
                "storage: int8",
                "storage: sparse",
                "storage: float64, mapped: true",
                "storage: float32, mapped: true",
                "storage: int8, mapped: true"
            })
    void entriesAreSummedAlikeInEveryStorage(String storage) throws IOException {
        Path expected = run("storage: float64");
        Path actual = run(storage);

        assertThat(Recorded.variable(actual, "v")).containsExactly(Recorded.variable(expected, "v"));
        assertThat(Recorded.variable(actual, "energy")).containsExactly(Recorded.variable(expected, "energy"));
    }

    /** Rounding differs, and is carried on to the end by a network that contracts. */
    @ParameterizedTest
    @ValueSource(strings = {"storage: bit", "storage: bit, mapped: true", "storage: auto"})
    void bitsGiveTheSameButForRounding(String storage) throws IOException {
        double[] expected = Recorded.variable(run("storage: float64"), "v");
        double[] actual = Recorded.variable(run(storage), "v");

        assertThat(actual).containsExactly(Recorded.variable(run("storage: bit"), "v"));
        assertThat(actual).containsExactly(expected, within(1e-9));
    }

    /** Products are wrong by less than 2^-17 of |xi| |g|, as a rule by 10^-7, and less matters to a network that contracts. */
    @ParameterizedTest
    @ValueSource(strings = {"float32", "int8", "bit", "float32, mapped: true", "bit, mapped: true"})
    void float32ArithmeticGivesTheSameButForItsRounding(String storage) throws IOException {
        double[] expected = Recorded.variable(run("storage: float64"), "v");
        double[] actual = Recorded.variable(run("arithmetic: float32, storage: " + storage), "v");

        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();

        assertThat(Arrays.equals(actual, expected)).isFalse();
        assertThat(actual).containsExactly(expected, within(0x1p-17 * largest));
    }

    @Test
    void float32ArithmeticIsNeverChosenASparseStorage() throws IOException {
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, EXPERIMENT.formatted("dilution: 0.9\n    arithmetic: float32"));

        assertThat(Cli.engram("check", experiment).out()).contains("(int8, float32 arithmetic, dilution 0.9)");
    }

    @Test
    void absentSynapsesAreZerosOrNotStored() throws IOException {
        Path zeros = run("storage: int8, dilution: 0.3");
        Path absent = run("storage: sparse, dilution: 0.3");

        assertThat(Recorded.variable(absent, "v")).containsExactly(Recorded.variable(zeros, "v"));
        assertThat(Recorded.variable(absent, "v")).isNotEqualTo(Recorded.variable(run("storage: sparse"), "v"));
    }

    @Test
    void checkAndRunSayWhatWasTaken() throws IOException {
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, EXPERIMENT.formatted("dilution: 0.9\n    mapped: true"));

        assertThat(Cli.engram("check", experiment).out()).contains("synapses 29.2 kB (int8, mapped, dilution 0.9)");
        assertThat(Cli.engram("run", experiment, "-o", folder.resolve("run.h5")).out())
                .contains("(int8, mapped, dilution 0.9)");
    }
}
