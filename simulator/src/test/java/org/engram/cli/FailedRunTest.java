package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A simulation that fails says when and where, keeps what was recorded, and ends with status 1. */
class FailedRunTest {
    private static final String RUNAWAY = """
            network:
              features: {activation: {kind: power, order: 4}, tau: 10 ms}
              memories: {activation: {kind: power, order: 4}, tau: 1 ms}
              synapses: {patterns: {values: [[1, 1], [1, -1]]}}
            start: {features: [1.5, 1.4]}
            simulate: {duration: 100 ms, integrator: {method: %s}}
            record: {every: 0.01 ms, variables: [v]}
            """;

    @TempDir
    private Path folder;

    private Cli runaway(String method, Object... more) throws IOException {
        Path experiment = folder.resolve("runaway.yaml");
        Files.writeString(experiment, RUNAWAY.formatted(method));
        Object[] arguments = new Object[5 + more.length];
        Object[] first = {"run", experiment, "-o", folder.resolve("runaway.h5"), "--quiet"};
        System.arraycopy(first, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return engram(arguments);
    }

    @Test
    void whereTheStepSizeUnderflows() throws IOException {
        Cli run = runaway("dormand-prince-54");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("trial 0", "t = ", "neuron", "kept in").doesNotContain("at org.engram");
    }

    @Test
    void whereImexUnderflows() throws IOException {
        Cli run = runaway("imex");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("trial 0", "t = ", "neuron");
    }

    @Test
    void whereTheStateIsNotFiniteAndKeepsWhatWasRecorded() throws IOException {
        Cli run = runaway("euler", "--set", "simulate.integrator.step=0.5ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("not finite", "neuron", "t = ");
        try (RecordingFile file = RecordingFile.open(folder.resolve("runaway.h5"))) {
            long written = file.longs("/trajectory/samples_written")[0];
            double[] v = file.doubles("/trajectory/v");
            assertThat(written).isPositive();
            assertThat(v[(int) (2 * written - 1)]).isFinite();
            assertThat(v[(int) (2 * written)]).isNaN();
            assertThat(file.longs("/provenance/completed")).containsExactly(0);
        }
        assertThat(engram("info", folder.resolve("runaway.h5")).out()).contains("NOT COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "report"})
    void aRecordingThatWasCutOffIsBadInput(String command) throws IOException {
        runaway("euler", "--set", "simulate.integrator.step=0.5ms");
        Path recording = folder.resolve("runaway.h5");
        byte[] whole = Files.readAllBytes(recording);
        Files.write(recording, Arrays.copyOf(whole, whole.length / 2));
        Cli refused = engram(command, recording);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("runaway.h5 is cut off: it has " + whole.length / 2 + " bytes", "copy it again")
                .doesNotContain("at org.engram");
    }

    /** Whatever bytes are changed, there is an answer or one line that names the file. */
    @ParameterizedTest
    @CsvSource({"info, false", "report, false", "info, true", "report, true"})
    void aDamagedRecordingIsBadInput(String command, boolean spikes) throws IOException {
        byte[] whole = Files.readAllBytes(spikes ? spikes() : stateOfARunaway());
        Path damaged = folder.resolve("damaged.h5");
        int refused = 0;
        for (int at = 8; at < whole.length; at += 509) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) 0xFF);
            Files.write(damaged, bytes);
            Cli answer = command.equals("info")
                    ? engram("info", damaged)
                    : engram("report", damaged, "-o", folder.resolve("damaged.html"), "--force");
            assertThat(answer.err()).as("bytes from %d", at).doesNotContain("at org.engram", "at io.jhdf");
            refused += answer.status() == 2 && answer.err().contains("damaged") ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    private Path stateOfARunaway() throws IOException {
        runaway("euler", "--set", "simulate.integrator.step=0.5ms", "--set", "record.every=10ms");
        return folder.resolve("runaway.h5");
    }

    private Path spikes() throws IOException {
        Path experiment = Files.writeString(folder.resolve("spikes.yaml"), """
                populations:
                  clock: {size: 4, neuron: {model: regular, interval: 1 ms}}
                simulate: {duration: 40 ms, trials: 2}
                record: {every: 10 ms, variables: [spikes, rate]}
                """);
        Path recording = folder.resolve("spikes.h5");
        Cli.run(experiment, recording);
        return recording;
    }

    @Test
    void whereTheBudgetOfStepsIsUsedUp() throws IOException {
        Cli run = runaway("dormand-prince-54", "--set", "simulate.integrator.max_steps=3");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("budget of 3 steps", "max_steps", "t = ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imex",
                "dormand-prince-54",
                "dormand-prince-853",
                "higham-hall-54",
                "gragg-bulirsch-stoer",
                "adams-bashforth",
                "adams-moulton"
            })
    @Timeout(20)
    void statesWhoseSquaresOverflowDoNotHang(String method) throws IOException {
        Cli run = runaway(
                method,
                "--set",
                "network.features={activation: {kind: identity}, tau: 10 ms, input: 1e160}",
                "--set",
                "network.memories.activation={kind: softmax}",
                "--set",
                "network.synapses.weight=1e-160");
        assertThat(run.status()).isBetween(0, 1);
        assertThat(run.err()).doesNotContain("at org.engram", "NaN ms");
    }

    @Test
    void whereTheEnergiesOfAnUpdateOverflow() throws IOException {
        Path experiment = folder.resolve("overflow.yaml");
        Files.writeString(experiment, """
                network:
                  features: {activation: {kind: sign}, tau: 1 ms}
                  memories: {activation: {kind: exponential}, tau: adiabatic}
                  synapses: {patterns: {random: {count: 5, size: 760, kind: bipolar}}}
                cue: {memories: [0], corrupt: {flip: 0.05}}
                simulate: {duration: 10 ms, integrator: {method: asynchronous}}
                """);
        Cli run = engram("run", experiment, "-o", folder.resolve("overflow.h5"), "--quiet");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("energies", "overflow", "feature neuron", "t = 0", "softmax");
    }
}
