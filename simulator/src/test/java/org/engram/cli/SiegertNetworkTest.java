package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory neurons whose output is the rate of noisy integrate-and-fire neurons. */
class SiegertNetworkTest {
    private static final String NETWORK = """
            seed: 4
            network:
              features: {activation: {kind: tanh, gain: 1}, tau: 10 ms}
              memories:
                activation: {kind: siegert, membrane: 10 ms, threshold: 40, noise: 8, rate: 10 Hz}
                tau: 1 ms
              synapses: {patterns: {random: {count: 60, size: 100, kind: bipolar}}}
            cue: {memories: {random: 8}, corrupt: {flip: 0.15}, strength: 3}
            simulate: {duration: 60 ms}
            record: {every: 1 ms, variables: [energy, v]}
            """;

    @TempDir
    private Path folder;

    private Path run(String name, String text, Object... more) throws IOException {
        Path recording = folder.resolve(name + ".h5");
        Cli.run(Files.writeString(folder.resolve(name + ".yaml"), text), recording, more);
        return recording;
    }

    @ParameterizedTest
    @ValueSource(strings = {"imex", "dormand-prince-54"})
    void retrieveEachMemoryWhileTheEnergyFalls(String method) throws IOException {
        Path recording = run("network", NETWORK, "--set", "simulate.integrator.method=" + method);
        assertThat(Recorded.retrieval(recording, "retrieved")).containsExactly(Recorded.retrieval(recording, "cued"));
        assertThat(Arrays.stream(Recorded.retrieval(recording, "overlap")).min().orElseThrow())
                .isGreaterThan(0.99);
        assertThat(Recorded.retrieval(recording, "energy_rises")).containsOnly(0);
        assertThat(Arrays.stream(Recorded.retrieval(recording, "energy_identity_error"))
                        .max()
                        .orElseThrow())
                .isLessThan(1e-4);
    }

    @Test
    void theResolvedExperimentGivesTheSameRun() throws IOException {
        Path recording = run("network", NETWORK);
        try (RecordingFile file = RecordingFile.open(recording)) {
            Path again = run("again", file.text("/provenance/experiment_json"));
            assertThat(Recorded.variable(again, "v")).containsExactly(Recorded.variable(recording, "v"));
        }
    }

    /** Neurons that fire at random with that rate. */
    @Test
    void areTheRateTwinOfEscapeNoise() throws IOException {
        Path recording = run(
                "escape",
                NETWORK.replace("tau: 1 ms", "tau: 1 ms\n    model: escape\n    rate: 10 Hz\n    copies: 10")
                        .replace("energy, v", "v"));
        assertThat(Recorded.retrieval(recording, "retrieved")).containsExactly(Recorded.retrieval(recording, "cued"));
    }
}
