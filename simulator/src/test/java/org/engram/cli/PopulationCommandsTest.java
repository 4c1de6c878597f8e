package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on experiments with populations, from end to end. */
class PopulationCommandsTest {
    private static final String EXPERIMENT = """
            title: Three models
            seed: 5
            populations:
              D:
                size: 60
                neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5}
                initial: {V_m: {uniform: [-60, -50]}}
              C:
                size: 40
                neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10}
                drive: [{rate: 300 Hz, weight: 20 pA}]
              G:
                size: 20
                neuron: {model: lif-conductance, tau_m: 20, C_m: 200, E_L: -60, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10, E_ex: 0, E_in: -80}
              clock: {size: 3, neuron: {model: regular, interval: 10 ms, start: 2 ms}}
            projections:
              - {from: [D, C], to: G, connect: {fixed-probability: 0.2}, weight: {lognormal: {mean: 3, sd: 1}}, delay: 1}
              - {from: G, to: D, connect: {fixed-indegree: 3}, weight: -1, delay: {normal: {mean: 2, sd: 1, min: 0.5}}}
              - {from: clock, to: C, connect: all-to-all, weight: -50, delay: 0}
            simulate: {duration: 100 ms, trials: 3}
            record: {every: 5 ms, variables: [spikes, rate, membrane, synaptic], neurons: 4}
            """;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path recording;

    @BeforeEach
    void write() throws IOException {
        experiment = folder.resolve("three.yaml");
        recording = folder.resolve("three.h5");
        Files.writeString(experiment, EXPERIMENT);
    }

    @Test
    void runRecordsSpikesRatesAndStates() throws IOException {
        Cli run = engram("run", experiment, "-o", recording);
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Three models", "123 neurons in 4 populations", "Hz", "exact, no time grid");
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.dimensions("/trajectory/membrane_D")).containsExactly("trial", "time", "neuron_D");
            assertThat(file.shape("/trajectory/excitatory_G")).containsExactly(3, 21, 4);
            assertThat(file.attributes("/trajectory/inhibitory_C")).containsEntry("units", "pA");
            assertThat(file.contains("/trajectory/membrane_clock")).isFalse();
            assertThat(file.longs("/trajectory/samples_written")).containsExactly(21, 21, 21);
            assertThat(file.doubles("/spikes/clock/timestamps"))
                    .hasSize(3 * 10 * 3)
                    .startsWith(2, 2, 2, 12);
            assertThat(file.attributes("/spikes/D/timestamps")).containsEntry("units", "ms");
            long spikes = file.longs("/activity/spikes_D")[0];
            assertThat(spikes).isPositive();
            assertThat(file.doubles("/activity/rate_D")[0]).isEqualTo(spikes / 0.1 / 60);
            assertThat(file.attributes("/provenance")).containsEntry("integrator", "event");
        }
    }

    /** A clock excites neurons with alpha currents, whose spikes raise the intensity of escape neurons. */
    private static final String ALPHA_AND_ESCAPE = """
            populations:
              clock: {size: 1, neuron: {model: regular, interval: 50 ms}}
              A:
                size: 4
                neuron: {model: lif-alpha, tau_m: 10, C_m: 250, E_L: 0, V_th: 15, V_reset: 0, t_ref: 2, tau_syn: 2}
              X:
                size: 2000
                neuron: {model: escape, activation: {kind: relu}, rate: 100 Hz, tau: 20 ms, bias: 0.5}
            projections:
              - {from: clock, to: A, connect: all-to-all, weight: 1500 pA, delay: 1 ms}
              - {from: A, to: X, connect: all-to-all, weight: 0.25, delay: 1 ms}
            simulate: {duration: 1 s}
            record: {every: 0.5 ms, variables: [spikes, rate, membrane, synaptic], neurons: 3}
            """;

    /** Each of the 20 rounds lets 4 neurons fire once, adding 1 · 20 ms · 100 Hz to the 0.5 · 50 ms · 100 Hz of an escape neuron. */
    @Test
    void alphaCurrentsAndEscapeNeuronsFireAsTheoryWants() throws IOException {
        Files.writeString(experiment, ALPHA_AND_ESCAPE);
        Cli.run(experiment, recording);
        try (RecordingFile file = RecordingFile.open(recording)) {
            double[] current = file.doubles("/trajectory/current_A");
            assertThat(current[3 * 6]).isCloseTo(1500, within(1e-9));
            assertThat(file.longs("/activity/spikes_A")[0]).isEqualTo(80);
            assertThat(file.doubles("/activity/rate_X")[0]).isCloseTo(50 + 40, within(2.0));
            assertThat(file.attributes("/trajectory/membrane_X")).containsEntry("units", "1");
            assertThat(file.contains("/trajectory/delta_X")).isFalse();
        }
        assertThat(spikes(recording, "X", 0)).isNotEmpty();
        Path again = folder.resolve("again.h5");
        Cli.run(experiment, again, "--set", "record={at: [1 s], variables: [spikes]}");
        assertThat(spikes(again, "X", 0)).isEqualTo(spikes(recording, "X", 0));
    }

    @Test
    void theResolvedExperimentGivesTheSameSpikes() throws IOException {
        Cli.run(experiment, recording);
        Path resolved = folder.resolve("resolved.json");
        Path again = folder.resolve("again.h5");
        try (RecordingFile file = RecordingFile.open(recording)) {
            Files.writeString(resolved, file.text("/provenance/experiment_json"));
        }
        Cli.run(resolved, again);
        assertThat(spikes(again, "D", 0)).isEqualTo(spikes(recording, "D", 0)).isNotEmpty();
    }

    @Test
    void spikesAreTheSameBitsOnAnyNumberOfThreadsAndForAnyRecording() throws IOException {
        Path three = folder.resolve("other.h5");
        Path sparse = folder.resolve("sparse.h5");
        Cli.run(experiment, recording, "--threads", "1");
        Cli.run(experiment, three, "--threads", "3");
        Cli.run(experiment, sparse, "--set", "record={at: [33.3 ms], variables: [spikes]}");
        for (String population : new String[] {"D", "C", "G"}) {
            for (int trial = 0; trial < 3; trial++) {
                double[] expected = spikes(recording, population, trial);
                assertThat(expected).isNotEmpty();
                assertThat(spikes(three, population, trial)).containsExactly(expected);
                assertThat(spikes(sparse, population, trial)).containsExactly(expected);
            }
        }
        assertThat(spikes(recording, "D", 0)).isNotEqualTo(spikes(recording, "D", 1));
        assertThat(Recorded.variable(three, "membrane_G")).containsExactly(Recorded.variable(recording, "membrane_G"));
    }

    /** Times and neurons, one after the other. */
    private static double[] spikes(Path recording, String population, int trial) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            double[] times = file.doubles("/spikes/" + population + "/timestamps");
            long[] neurons = file.longs("/spikes/" + population + "/node_ids");
            long[] trials = file.longs("/spikes/" + population + "/trial");
            return java.util.stream.IntStream.range(0, times.length)
                    .filter(k -> trials[k] == trial)
                    .mapToObj(k -> new double[] {times[k], neurons[k]})
                    .flatMapToDouble(java.util.Arrays::stream)
                    .toArray();
        }
    }

    @Test
    void theSummaryIsPrintedAsJson() {
        Cli run = engram("run", experiment, "-o", recording, "--json", "--quiet");
        JsonNode summary = JsonMapper.shared().readTree(run.out());
        assertThat(summary.get("neurons").asInt()).isEqualTo(123);
        assertThat(summary.get("results").size()).isEqualTo(3);
        assertThat(summary.at("/results/0/populations/clock/rate").asDouble()).isEqualTo(100);
    }

    @Test
    void checkSaysWhatItCostsAndInfoWhatIsThere() {
        Cli check = engram("check", experiment);
        assertThat(check.status()).isZero();
        assertThat(check.out())
                .contains("Three models", "synapses", "3 trials", "recording  " + bytes() + " and 24 bytes");
        Cli.run(experiment, recording);
        Cli info = engram("info", recording);
        assertThat(info.status()).isZero();
        assertThat(info.out()).contains("complete: 63 of 63 samples", "/spikes/D", "timestamps", "/activity");
    }

    /** Of 3 trials of 21 samples: 4 rates, 4 membranes of 3 populations, and 2 receptors of 4 neurons of 2 populations. */
    private static String bytes() {
        return Sizes.text(8L * 3 * 21 * (4 + 3 * 4 + 2 * 2 * 4));
    }

    @Test
    void aNetworkThatExplodesFailsAndKeepsItsRecording() throws IOException {
        Files.writeString(experiment, """
                populations:
                  E:
                    size: 10
                    neuron: {model: lif-delta, tau_m: 20, E_L: 0, V_th: 20, V_reset: 10, t_ref: 0, I_e: 300}
                projections:
                  - {from: E, to: E, connect: all-to-all, weight: 15 mV, delay: 0 ms}
                simulate: {duration: 1 s}
                record: {every: 1 ms}
                """);
        Cli run = engram("run", experiment, "-o", recording, "--quiet");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("population `E` explodes at t = ", "kept in " + recording);
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.doubles("/spikes/E/timestamps")).hasSizeGreaterThan(900);
            assertThat(file.longs("/trajectory/samples_written")[0]).isGreaterThan(30);
            assertThat(file.longs("/provenance/completed")).containsExactly(0);
        }
    }

    @Test
    void nonsenseIsBadInput() {
        Cli run = engram("run", experiment, "-o", recording, "--set", "populations.D.neuron.V_reset=-40 mV");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("populations.D.neuron.V_reset", "is not below the threshold");
    }
}
