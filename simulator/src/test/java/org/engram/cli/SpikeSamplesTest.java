package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code record.on}: samples at the moments of spikes. */
class SpikeSamplesTest {
    private static final String LIF = "model: lif, tau: 10 ms, membrane: 5 ms, rate: 300 Hz, bias: 1.2, copies: 2";
    private static final String ESCAPE =
            "model: escape, tau: 5 ms, activation: {kind: exponential, beta: 0.3}, rate: 500 Hz";
    private static final String RATE = "activation: {kind: tanh}, tau: 10 ms";
    private static final String LAYERS = """
            seed: %d
            network:
              features: {%s}
              memories: {%s}
              synapses: {patterns: {random: {count: 10, size: 15, kind: bipolar}}}
            cue: {memories: [4, 7], corrupt: {flip: 0.1}, apply: both, hold: 5 ms}
            simulate: {duration: 12 ms}
            record: {%s}
            """;
    private static final String POPULATIONS = """
            seed: 5
            populations:
              D:
                size: 20
                neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 2}
                initial: {V_m: {uniform: [-60, -50]}}
              C:
                size: 20
                neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 2, tau_syn_ex: 5, tau_syn_in: 10}
                initial: {V_m: {uniform: [-60, -50]}}
              clock: {size: 1, neuron: {model: regular, interval: 3 ms, start: 1 ms}}
            projections:
              - {from: [D, clock], to: [D, C], connect: {fixed-probability: 0.5}, weight: 5, delay: 0}
            simulate: {duration: 40 ms}
            record: {%s}
            """;

    @TempDir
    private Path folder;

    private Map<String, double[]> run(String name, String text) throws IOException {
        Path recording = folder.resolve(name + ".h5");
        Cli.run(Files.writeString(folder.resolve(name + ".yaml"), text), recording, "--threads", "1");
        return Recorded.all(recording);
    }

    private static double[] get(Map<String, double[]> recording, String name) {
        return Objects.requireNonNull(recording.get(name), name);
    }

    /** The rows of a trial of a dataset of a table. */
    private static double[][] rows(Map<String, double[]> recording, String table, String name, int trial) {
        double[] trials = get(recording, table + "/trial");
        double[] values = get(recording, table + "/" + name);
        int width = values.length / Math.max(1, trials.length);
        return IntStream.range(0, trials.length)
                .filter(row -> trials[row] == trial)
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toArray(double[][]::new);
    }

    private static double[] times(Map<String, double[]> recording, int trial) {
        return Arrays.stream(rows(recording, "/at_spikes", "time", trial))
                .mapToDouble(row -> row[0])
                .toArray();
    }

    /** The distinct times of spikes of some units of some layers, in order. */
    private static double[] spikeTimes(
            Map<String, double[]> recording, Set<String> layers, int copies, Set<Integer> units, int trial) {
        return layers.stream()
                .flatMapToDouble(layer -> {
                    double[][] t = rows(recording, "/spikes/" + layer, "timestamps", trial);
                    double[][] who = rows(recording, "/spikes/" + layer, "node_ids", trial);
                    return IntStream.range(0, t.length)
                            .filter(k -> units.contains((int) who[k][0] / copies))
                            .mapToDouble(k -> t[k][0]);
                })
                .distinct()
                .sorted()
                .toArray();
    }

    private static Set<Integer> first(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spike             | features memories | 15",
                "{spike: memories} | memories          | 15",
                "{spike: [features]}, neurons: {features: first 3, memories: first 3} | features | 3",
                "spike, neurons: {features: first 3, memories: first 3} | features memories | 3"
            })
    void areTakenWhereARecordedNeuronFires(String on, String layers, int units) throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            Map<String, double[]> run = run(
                    "run" + seed, LAYERS.formatted(seed, LIF, LIF, "every: 3 ms, variables: [v, spikes], on: " + on));
            for (int trial = 0; trial < 2; trial++) {
                assertThat(times(run, trial))
                        .as("seed %d, trial %d", seed, trial)
                        .isNotEmpty()
                        .isEqualTo(spikeTimes(run, Set.of(layers.split(" ", -1)), 2, first(units), trial));
            }
        }
    }

    @Test
    void ofPopulationsAreTakenWhereASampledNeuronFires() throws IOException {
        Map<String, double[]> run = run(
                "run",
                POPULATIONS.formatted("variables: [spikes, membrane], on: {spike: [D, clock]}, neurons: {D: first 4}"));
        assertThat(times(run, 0)).isNotEmpty().isEqualTo(spikeTimes(run, Set.of("D", "clock"), 1, first(4), 0));
    }

    /** The state after all that happens at this moment, bit for bit. */
    @ParameterizedTest
    @ValueSource(strings = {"lif and lif", "lif and escape", "rate and escape", "escape and rate"})
    void areTheSamplesOfARunThatIsSampledAtTheseTimes(String models) throws IOException {
        Map<String, String> known = Map.of("lif", LIF, "escape", ESCAPE, "rate", RATE);
        String[] layers = models.split(" and ", -1);
        String features = known.get(layers[0]);
        String memories = known.get(layers[1]);
        String start = LAYERS.replace("[4, 7]", "[4]");
        String recorded = "variables: [v, g, h, f, energy, residual, overlap, membrane], neurons: {memories: top 3}";
        for (int seed = 0; seed < 3; seed++) {
            Map<String, double[]> run =
                    run("run" + seed, start.formatted(seed, features, memories, "on: spike, " + recorded));
            Map<String, double[]> there = run(
                    "there" + seed,
                    start.formatted(
                            seed, features, memories, "at: " + Arrays.toString(times(run, 0)) + ", " + recorded));
            assertSame(run, there, "seed " + seed);
        }
    }

    private static void assertSame(Map<String, double[]> atSpikes, Map<String, double[]> atTimes, String what) {
        List<String> sampled = atSpikes.keySet().stream()
                .filter(name -> name.startsWith("/at_spikes/") && !name.endsWith("/trial"))
                .toList();
        assertThat(sampled).hasSizeGreaterThan(2);
        for (String name : sampled) {
            assertThat(get(atSpikes, name))
                    .as("%s, %s", what, name)
                    .isNotEmpty()
                    .isEqualTo(get(atTimes, name.replace("/at_spikes/", "/trajectory/")));
        }
    }

    @Test
    void ofPopulationsAreTheSamplesOfARunThatIsSampledAtTheseTimes() throws IOException {
        String recorded = "variables: [spikes, membrane, synaptic]";
        Map<String, double[]> run = run("run", POPULATIONS.formatted("on: spike, " + recorded));
        Map<String, double[]> there =
                run("there", POPULATIONS.formatted("at: " + Arrays.toString(times(run, 0)) + ", " + recorded));
        assertSame(run, there, "populations");
    }

    /** A clock has no state: its spikes count where it is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"spike | false", "{spike: [D, C]} | false", "{spike: [D, C, clock]} | true"})
    void sourcesCountWhereTheyAreNamed(String whose, boolean clock) throws IOException {
        Map<String, double[]> run =
                run("run", POPULATIONS.formatted("variables: [spikes, membrane], neurons: 20, on: " + whose));
        List<Double> sampled =
                Arrays.stream(get(run, "/at_spikes/time")).boxed().toList();
        List<Double> fired = Stream.of("D", "C", "clock")
                .filter(name -> clock || !name.equals("clock"))
                .flatMap(name -> Arrays.stream(get(run, "/spikes/" + name + "/timestamps"))
                        .boxed())
                .distinct()
                .toList();
        assertThat(sampled).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(fired);
    }

    @Test
    void changeNothingElse() throws IOException {
        Map<String, String> experiments = Map.of(
                "layers", LAYERS.formatted(2, LIF, ESCAPE, "variables: [v, energy, spikes, membrane]%s"),
                "populations", POPULATIONS.formatted("variables: [rate, spikes, membrane]%s"));
        for (Map.Entry<String, String> experiment : experiments.entrySet()) {
            Map<String, double[]> without =
                    run(experiment.getKey(), experiment.getValue().formatted(""));
            Map<String, double[]> with =
                    run(experiment.getKey() + " with", experiment.getValue().formatted(", on: spike"));
            assertThat(with.keySet()).containsAll(without.keySet());
            without.forEach(
                    (name, values) -> assertThat(get(with, name)).as(name).isEqualTo(values));
        }
    }

    @Test
    void areOfTheNeuronsThatAreRecorded() throws IOException {
        Map<String, double[]> run = run(
                "run",
                LAYERS.formatted(
                        1,
                        LIF,
                        LIF,
                        "variables: [v, h, membrane], neurons: {features: [2, 5], memories: top 3}, on: spike"));
        int samples = get(run, "/at_spikes/time").length;
        assertThat(get(run, "/at_spikes/v")).hasSize(2 * samples);
        assertThat(get(run, "/at_spikes/membrane_memories")).hasSize(3 * samples);
    }

    @Test
    void theResolvedExperimentGivesTheSameRun() throws IOException {
        Map<String, String> experiments = Map.of(
                "layers", LAYERS.formatted(2, LIF, ESCAPE, "variables: [v, membrane], on: {spike: memories}"),
                "populations", POPULATIONS.formatted("variables: [membrane], on: spike, populations: [D, clock]"));
        for (Map.Entry<String, String> experiment : experiments.entrySet()) {
            String name = experiment.getKey();
            Map<String, double[]> first = run(name, experiment.getValue());
            Map<String, double[]> second = run(name + " resolved", resolved(folder.resolve(name + ".h5")));
            first.forEach((dataset, values) ->
                    assertThat(get(second, dataset)).as(dataset).isEqualTo(values));
        }
    }

    private static String resolved(Path recording) throws IOException {
        try (var file = RecordingFile.open(recording)) {
            return file.text("/provenance/experiment_json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on: spikes                       | `spikes` is unknown (did you mean `spike`?); wanted: `spike`, or whose: `{spike: memories}`",
                "on: {spike: memoris}             | there is no layer `memoris` (did you mean `memories`?); wanted: one of `memories`",
                "on: {spike: [memories, features]} | `features` are rate neurons, which fire no spikes; wanted: one of `memories`",
                "on: {spike: []}                  | empty; wanted: `features`, `memories`, the name of a population, or a list of names",
                "on: {spikes: memories}           | unknown key (did you mean `spike`?); accepted here: `spike`",
                "'on: spike, variables: [spikes]' | nothing is sampled at spikes; wanted in `record.variables`: one of `v`, `g`"
            })
    void ofNobodyAreRefused(String record, String message) throws IOException {
        Path experiment = Files.writeString(folder.resolve("bad.yaml"), LAYERS.formatted(1, RATE, ESCAPE, record));
        Cli refused = engram("check", experiment);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("record.on").contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'on: {spike: E}, variables: [membrane]' | there is no population `E`; wanted: one of `D`, `C`, `clock`",
                "'on: {spike: C}, variables: [membrane], populations: [D]' | population `C` is not recorded; name it in `record.populations`",
                "'on: spike, variables: [membrane], populations: [clock]' | no neurons are recorded but sources of spikes; wanted: whose, such as `{spike: clock}`",
                "on: spike | nothing is sampled at spikes; wanted in `record.variables`: one of `membrane`, `synaptic`"
            })
    void ofPopulationsThatAreNotRecordedAreRefused(String record, String message) throws IOException {
        Path experiment = Files.writeString(folder.resolve("bad.yaml"), POPULATIONS.formatted(record));
        Cli refused = engram("check", experiment);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("record.on").contains(message);
    }

    @Test
    void needALayerThatFires() throws IOException {
        Path experiment = Files.writeString(folder.resolve("bad.yaml"), LAYERS.formatted(1, RATE, RATE, "on: spike"));
        Cli refused = engram("check", experiment);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("record.on: no layer fires spikes; wanted: `every` or `at`");
    }
}
