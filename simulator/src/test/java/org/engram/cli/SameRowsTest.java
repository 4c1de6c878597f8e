package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finished recording is the same, row by row, whatever the number of threads: ordered by trial, then by time. */
class SameRowsTest {
    private static final String NETWORK = """
            seed: 3
            network:
              features: {%s}
              memories: {%s}
              synapses: {patterns: {random: {count: 60, size: 40, kind: bipolar}}}
            cue: {memories: {random: 6}, corrupt: {flip: 0.1}}
            simulate: {duration: 30 ms}
            record: {every: 1 ms, variables: [v, h%s}
            """;
    private static final String SPIKING = "model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.5";
    private static final Map<String, String> EXPERIMENTS = Map.of(
            "rate",
            NETWORK.formatted(
                    "activation: {kind: tanh}, tau: 10 ms",
                    "activation: {kind: rectified-power, order: 2}, tau: 1 ms",
                    "], solver: true"),
            "delayed",
            NETWORK.formatted(
                            "activation: {kind: tanh}, tau: 10 ms",
                            "activation: {kind: softmax, beta: 0.1}, tau: 1 ms",
                            "], solver: true")
                    .replace("bipolar}}", "bipolar}}, delay: 2 ms"),
            "spiking layers",
            NETWORK.formatted(SPIKING, SPIKING, ", spikes, membrane], on: {spike: memories}"),
            "populations",
            """
            seed: 5
            populations:
              D:
                size: 60
                neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5}
                initial: {V_m: {uniform: [-60, -50]}}
            projections:
              - {from: D, to: D, connect: {fixed-probability: 0.2}, weight: 0.1, delay: 1}
            simulate: {duration: 100 ms, trials: 6}
            record: {every: 5 ms, on: spike, variables: [spikes, rate, membrane]}
            """);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rate", "delayed", "spiking layers", "populations"})
    void onAnyNumberOfThreads(String kind) throws IOException {
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, EXPERIMENTS.getOrDefault(kind, ""));
        Path one = folder.resolve("one.h5");
        Cli.run(experiment, one, "--threads", "1");
        Map<String, double[]> expected = Recorded.all(one);
        expected.keySet().stream()
                .filter(name -> name.endsWith("/trial"))
                .forEach(name -> assertOrdered(name, expected));
        for (int threads = 2; threads <= 6; threads += 2) {
            Path several = folder.resolve(threads + ".h5");
            Cli.run(experiment, several, "--threads", String.valueOf(threads));
            Map<String, double[]> rows = Recorded.all(several);
            assertThat(rows).containsOnlyKeys(expected.keySet());
            rows.forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
        }
    }

    private static void assertOrdered(String trialColumn, Map<String, double[]> all) {
        String table = trialColumn.replaceFirst("/trial$", "");
        double[] trials = all.getOrDefault(trialColumn, new double[0]);
        double[] times = Stream.of("/timestamps", "/t", "/time")
                .map(name -> all.get(table + name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new double[trials.length]);
        assertThat(trials).as(trialColumn).isSorted().isNotEmpty();
        assertThat(IntStream.range(1, trials.length))
                .as(table)
                .allMatch(row -> trials[row] > trials[row - 1] || times[row] >= times[row - 1]);
    }
}
