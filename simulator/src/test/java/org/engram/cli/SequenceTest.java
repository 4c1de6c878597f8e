package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks whose memory neurons drive the features towards the next pattern. */
class SequenceTest {
    private static final String DISCRETE = """
            network:
              features: {activation: {kind: sign}, tau: 1 ms}
              memories: {activation: {kind: power, order: %d}, tau: adiabatic}
              synapses: {patterns: {random: {count: %d, size: 100, kind: bipolar}}, sequence: true}
            cue: {memories: %s}
            simulate: {duration: %d ms, integrator: {method: attention}}
            record: {every: 1 ms, variables: [energy]}
            """;

    @TempDir
    private Path folder;

    private Path run(String text, Object... more) throws IOException {
        Path experiment = Files.writeString(folder.resolve("sequence.yaml"), text);
        Path recording = folder.resolve("sequence.h5");
        Cli.run(experiment, recording, more);
        return recording;
    }

    /**
     * The dense sequence memory S ← sgn Σ xi^(mu+1) (xi^mu S)^d of 100 neurons holds N^d / (2 (2d − 1)!! ln N) patterns (H. T.
     * Chaudhry et al., arXiv:2306.04532); at that load a bit is wrong with a probability of about 1e-3 after one transition,
     * by an independent program.
     */
    @Test
    void aTransitionSpoilsOneBitInAThousandAtTheCapacity() throws IOException {
        double errors = 0;
        int seeds = 5;
        for (int seed = 1; seed <= seeds; seed++) {
            Path recording = run(DISCRETE.formatted(3, 361, "all", 1), "--seed", seed, "--force");
            assertThat(Recorded.retrieval(recording, "retrieved")).containsExactly(successors(recording, 1));
            errors += Arrays.stream(Recorded.retrieval(recording, "overlap"))
                    .map(overlap -> (1 - overlap) / 2)
                    .average()
                    .orElseThrow();
        }
        assertThat(errors / seeds).isBetween(0.5e-3, 2e-3);
    }

    private static double[] successors(Path recording, int steps) throws IOException {
        double[] cued = Recorded.retrieval(recording, "cued");
        return Arrays.stream(cued).map(mu -> (mu + steps) % 361).toArray();
    }

    /** Far below the capacity the end of the sequence leads to its beginning. */
    @ParameterizedTest
    @CsvSource({"2, 4", "3, 60"})
    void theLastPatternLeadsToTheFirst(int order, int count) throws IOException {
        Path recording = run(DISCRETE.formatted(order, count, "all", count));
        assertThat(Recorded.retrieval(recording, "retrieved"))
                .containsExactly(IntStream.range(0, count).asDoubleStream().toArray());
        assertThat(Recorded.retrieval(recording, "overlap")).containsOnly(1);
    }

    @Test
    void everyMethodSeesTheSameNetwork() throws IOException {
        String text = """
                network:
                  features: {activation: {kind: sign}, tau: 10 ms}
                  memories: {activation: {kind: step, threshold: 10}, tau: %s}
                  synapses: {patterns: {random: {count: 5, size: 40, kind: bipolar, seed: 2}}, sequence: true, storage: %s}
                cue: {memories: [1], corrupt: {noise: 0.3}}
                simulate: {duration: 23 ms, integrator: {method: %s}}
                record: {every: 23 ms, variables: [v, energy]}
                """;
        double[] exact = Recorded.variable(run(text.formatted("4 ms", "float64", "event")), "v");
        double[] stepped =
                Recorded.variable(run(text.formatted("4 ms", "bit", "euler, step: 0.001 ms"), "--force"), "v");
        for (int i = 0; i < exact.length; i++) {
            assertThat(stepped[i]).isCloseTo(exact[i], within(0.01));
        }
    }

    @Test
    void theEnergyMayRise() throws IOException {
        Path recording = run(DISCRETE.formatted(3, 60, "[0]", 5));
        assertThat(Recorded.retrieval(recording, "max_energy_rise")[0]).isPositive();
    }
}
