package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayCheckTest {
    private static final String TEXT = """
            network:
              features: {activation: {kind: tanh}, tau: 10 ms}
              memories: {activation: {kind: softmax}, tau: 1 ms}
              synapses: {patterns: {random: {count: 3, size: 10, kind: bipolar}}, delay: 2 ms}
            cue: {memories: all}
            simulate: {duration: 10 ms, integrator: {method: auto}}
            record: {variables: [v, h]}
            """;

    @TempDir
    private Path folder;

    private List<Problem> problems(String text) {
        return ExperimentTexts.problems(folder, text);
    }

    @Test
    void ofRateNeuronsIsAccepted() {
        assertThat(problems(TEXT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method: auto | method: imex | `imex` knows the present state only",
                "method: auto | method: attention | write `method: auto`, or `network.synapses.delay: 0 ms`",
                "tau: 10 ms | tau: adiabatic | adiabatic feature neurons follow their input at once",
                "tau: 1 ms | tau: adiabatic | `h` of adiabatic memory neurons",
                "'activation: {kind: tanh}' | 'model: lif, membrane: 5 ms, rate: 100 Hz' | make both layers `rate`",
            })
    void whatItDoesNotGoWithIsRefused(String from, String to, String expected) {
        assertThat(problems(TEXT.replace(from, to)))
                .anyMatch(problem -> problem.message().contains(expected));
    }

    @Test
    void itsMethodNeedsIt() {
        String text = TEXT.replace("delay: 2 ms", "delay: 0 ms").replace("method: auto", "method: method-of-steps");
        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("`network.synapses.delay: 1 ms`"));
    }

    @Test
    void aMappingHasNone() {
        String lif = "model: lif, membrane: 5 ms, rate: 100 Hz";
        String text = TEXT.replace("activation: {kind: tanh}", lif)
                        .replace("activation: {kind: softmax}", lif)
                        .replace("[v, h]", "[v]")
                + "mapping: {copies: [1]}\n";
        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no spike is under way at the start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence: true", "asymmetry: 0.1", "dilution: 0.5", "storage: bit", "storage: sparse"})
    void goesWithAnySynapses(String key) {
        assertThat(problems(TEXT.replace("delay", key + ", delay"))).isEmpty();
    }
}
