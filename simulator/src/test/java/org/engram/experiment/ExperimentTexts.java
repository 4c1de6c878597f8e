package org.engram.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;

/** An experiment file for tests to change, and ways to read changed ones. */
final class ExperimentTexts {
    /** Every section in its own lines; keys that matter have values other than the defaults. */
    static final String BASE = """
            title: base
            seed: 1
            network:
              features: {activation: {kind: tanh, gain: 2}, tau: 10 ms, input: 0, leak: 1}
              memories: {activation: {kind: softmax, beta: 0.5}, tau: 0.1 ms}
              synapses:
                patterns: {values: [[1, -1, 1], [-1, 1, 1]]}
                weight: 1/N
                storage: float64
            cue: {memories: [0, 1], corrupt: {flip: 0.2}, apply: both, strength: 1, hold: 30 ms}
            simulate:
              duration: 0.1 s
              integrator: {method: imex, rtol: 1e-5, atol: 1e-7}
              stop: {residual: 1e-9}
            record: {every: 1 ms, variables: [v, energy, overlap]}
            """;

    private ExperimentTexts() {}

    /** {@link #BASE} with a part of it replaced. */
    static String base(String part, String replacement) {
        Assertions.assertThat(BASE).containsOnlyOnce(part);
        return BASE.replace(part, replacement);
    }

    static ExperimentFile read(Path folder, String text, String... overrides) {
        return ExperimentFile.read(write(folder, "test.yaml", text), Arrays.asList(overrides), OptionalLong.empty());
    }

    static List<Problem> problems(Path folder, String text, String... overrides) {
        var refused = Assertions.catchThrowableOfType(
                ExperimentException.class, () -> read(folder, text, overrides).close());
        return refused == null ? List.of() : refused.problems();
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
