package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rate networks with delayed synapses, from the file to the recording. */
class DelayTest {
    private static final String TEXT = """
            seed: 2
            network:
              features: {activation: {kind: %s}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 0.5}, tau: %s}
              synapses: {patterns: {random: {count: 20, size: 40, kind: bipolar}}, delay: %s}
            cue: {memories: {random: 4}, corrupt: {flip: 0.15}, apply: both, hold: 20 ms}
            simulate: {duration: 300 ms%s}
            record: {every: 0.5 ms, variables: [v, energy, residual, overlap]%s}
            """;

    @TempDir
    private Path folder;

    private Path run(String text, Object... more) throws IOException {
        Path recording = folder.resolve("delay.h5");
        Cli.run(file(text), recording, more);
        return recording;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("delay.yaml"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ms", "10 ms"})
    void memoriesAreRetrievedLaterTheLongerTheDelay(String tau) throws IOException {
        double before = 0;
        for (String delay : new String[] {"0", "1 ms", "5 ms"}) {
            Path recording = run(TEXT.formatted("tanh", tau, delay, "", ""), "--force");
            assertThat(Recorded.retrieval(recording, "retrieved"))
                    .containsExactly(Recorded.retrieval(recording, "cued"));
            assertThat(Recorded.retrieval(recording, "converged")).containsOnly(1);
            double samples = samplesUntilReached(recording);
            assertThat(samples).as("delay %s", delay).isGreaterThan(before);
            before = samples;
        }
    }

    /** In all trials together. */
    private static double samplesUntilReached(Path recording) throws IOException {
        return Arrays.stream(Recorded.variable(recording, "overlap"))
                .filter(overlap -> overlap < 0.99)
                .count();
    }

    @Test
    void theNetworkRestsWhereItRestsWithoutDelay() throws IOException {
        String stop = ", stop: {residual: 1e-9}";
        double[] delayed = Recorded.retrieval(
                run(TEXT.formatted("tanh", "5 ms", "3 ms", stop, "").replace("300 ms,", "1 s,")), "overlap");
        double[] undelayed = Recorded.retrieval(
                run(TEXT.formatted("tanh", "5 ms", "0", stop, "").replace("300 ms,", "1 s,"), "--force"), "overlap");
        for (int trial = 0; trial < delayed.length; trial++) {
            assertThat(delayed[trial]).isCloseTo(undelayed[trial], within(1e-9));
        }
    }

    @Test
    void whatIsSaidOfTheEnergyIsTrue() throws IOException {
        String text = TEXT.formatted("tanh", "1 ms", "2 ms", "", "");
        Cli check = engram("check", file(text));
        assertThat(check.out())
                .contains("method     method-of-steps (the synapses are delayed)")
                .contains("energy     MAY RISE: the synapses are delayed")
                .contains("2 to 8 passes a step, of which none is longer than 2 ms: at least 300 passes in each trial");
        Cli run = engram("run", file(text), "-o", folder.resolve("delay.h5"));
        assertThat(run.out()).contains("MAY RISE: the synapses are delayed");
        assertThat(Recorded.retrieval(folder.resolve("delay.h5"), "energy_identity_error"))
                .containsOnly(Double.NaN);
    }

    @Test
    void whatIsRecordedChangesNoBit() throws IOException {
        String text = TEXT.formatted("tanh", "1 ms", "2 ms", "", "");
        double[] all = Recorded.variable(run(text), "v");
        double[] alone = Recorded.variable(run(text.replace("[v, energy, residual, overlap]", "[v]"), "--force"), "v");
        assertThat(alone).isEqualTo(all);
    }

    /** Their drives jump, which costs short steps. */
    @Test
    void signNeuronsMayBeDelayed() throws IOException {
        Path recording = run(TEXT.formatted("sign", "1 ms", "2 ms", "", ""));
        assertThat(Recorded.retrieval(recording, "retrieved")).containsExactly(Recorded.retrieval(recording, "cued"));
    }

    @Test
    void aSweepReachesTheDelay() throws IOException {
        String sweep = "sweep: {over: [{key: network.synapses.delay, values: [0 ms, 1 ms, 2 ms]}]}\n";
        Path results = run(TEXT.formatted("tanh", "1 ms", "0", "", "") + sweep);
        Path alone = folder.resolve("alone.h5");
        Cli.run(file(TEXT.formatted("tanh", "1 ms", "2 ms", "", "")), alone);
        try (RecordingFile file = RecordingFile.open(results)) {
            double[] passes = file.doubles("/sweep/passes");
            assertThat(passes).endsWith(Recorded.retrieval(alone, "passes"));
            assertThat(file.doubles("/sweep/fraction")).containsOnly(1);
        }
    }

    @Test
    void anAblationOfTheTimeConstantsMayHaveADelay() throws IOException {
        Path results = run(TEXT.formatted("tanh", "1 ms", "2 ms", "", "") + "ablation: {ratio: [0.01, 1]}\n");
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.doubles("/sweep/fraction")).containsOnly(1);
        }
    }
}
