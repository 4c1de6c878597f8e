package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording of some neurons holds of them what a recording of all holds, under their own numbers. */
class SelectedNeuronsTest {
    private static final String RATE = """
            seed: 4
            network:
              features: {activation: {kind: tanh}, tau: 10 ms}
              memories: {activation: {kind: rectified-power, order: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 60, size: 40, kind: bipolar}}, weight: 0.1}
            cue: {memories: {random: 3}, corrupt: {flip: 0.2}}
            simulate: {duration: 20 ms}
            record: {every: 5 ms, variables: [v, g, h, f, energy]}
            """;
    private static final String SPIKING = RATE.replace(
                    "activation: {kind: tanh}, tau: 10 ms",
                    "model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.5")
            .replace(
                    "activation: {kind: rectified-power, order: 2}, tau: 1 ms",
                    "model: lif, tau: 1 ms, membrane: 5 ms, rate: 500 Hz")
            .replace("energy]", "energy, spikes, membrane]");

    @TempDir
    private Path folder;

    private Path record(String experiment, String name, Object... more) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, experiment);
        Path recording = folder.resolve(name);
        Cli.run(file, recording, more);
        return recording;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0..9                    | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
            first 3                 | 0, 1, 2
            {first: 3}              | 0, 1, 2
            every 15                | 0, 15, 30
            {from: 5, every: 12}    | 5, 17, 29
            {from: 5, to: 17, every: 12} | 5, 17
            '[30, 3..5, 4]'         | 3, 4, 5, 30
            '{to: 1}'               | 0, 1
            """)
    void namedInAnyWay(String selection, String expected) throws IOException {
        long[] numbers =
                Arrays.stream(expected.split(", ")).mapToLong(Long::parseLong).toArray();
        Path all = record(RATE, "all.h5");
        Path some = record(RATE, "some.h5", "--set", "record.neurons={features: " + selection + "}");
        assertSame(all, some, "v", "feature", numbers);
        assertSame(all, some, "g", "feature", numbers);
        assertThat(Recorded.variable(some, "h")).isEqualTo(Recorded.variable(all, "h"));
        assertThat(Recorded.all(some).get("/retrieval/overlap"))
                .isEqualTo(Recorded.all(all).get("/retrieval/overlap"));
        Path resolved = folder.resolve("resolved.json");
        try (RecordingFile file = RecordingFile.open(some)) {
            Files.writeString(resolved, file.text("/provenance/experiment_json"));
        }
        Path again = folder.resolve("again.h5");
        Cli.run(resolved, again);
        assertThat(Recorded.variable(again, "v")).isEqualTo(Recorded.variable(some, "v"));
    }

    @Test
    void ofSpikingLayersWithTheirMembranesAndAllTheirSpikes() throws IOException {
        Path all = record(SPIKING, "all.h5");
        Path some = record(SPIKING, "some.h5", "--set", "record.neurons={features: every 7, memories: [50..52]}");
        assertSame(all, some, "membrane_features", "feature", 0, 7, 14, 21, 28, 35);
        assertSame(all, some, "membrane_memories", "memory", 50, 51, 52);
        assertSame(all, some, "h", "memory", 50, 51, 52);
        assertThat(Recorded.all(some).get("/spikes/features/timestamps"))
                .isNotEmpty()
                .isEqualTo(Recorded.all(all).get("/spikes/features/timestamps"));
    }

    /** Row by row of [trial, time, neuron]. */
    private static void assertSame(Path all, Path some, String variable, String dimension, long... numbers)
            throws IOException {
        try (RecordingFile file = RecordingFile.open(some)) {
            assertThat(file.dimensions("/trajectory/" + variable)).containsExactly("trial", "time", dimension);
            assertThat(file.longs("/trajectory/" + dimension)).containsExactly(numbers);
        }
        double[] whole = Recorded.variable(all, variable);
        int size = dimension.equals("feature") ? 40 : 60;
        double[] expected = IntStream.range(0, whole.length)
                .filter(i -> Arrays.binarySearch(numbers, i % size) >= 0)
                .mapToDouble(i -> whole[i])
                .toArray();
        assertThat(Recorded.variable(some, variable)).isEqualTo(expected);
    }

    /** Which they are is another question in each trial. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMemoriesNearestToTheCue(boolean spiking) throws IOException {
        String experiment = spiking ? SPIKING : RATE;
        Path all = record(experiment, "all.h5");
        Path top = record(experiment, "top.h5", "--set", "record.neurons.memories=top 4");
        double[] h = Recorded.variable(all, "h");
        double[] recorded = Recorded.variable(top, "h");
        try (RecordingFile file = RecordingFile.open(top)) {
            assertThat(file.dimensions("/trajectory/h")).containsExactly("trial", "time", "rank");
            assertThat(file.dimensions("/trajectory/memory")).containsExactly("trial", "rank");
            long[] memories = file.longs("/trajectory/memory");
            long[] cued = file.longs("/retrieval/cued");
            for (int trial = 0; trial < 3; trial++) {
                assertThat(memories[4 * trial]).isEqualTo(cued[trial]);
                for (int sample = 0; sample < 5; sample++) {
                    for (int rank = 0; rank < 4; rank++) {
                        assertThat(recorded[(5 * trial + sample) * 4 + rank])
                                .isEqualTo(h[(5 * trial + sample) * 60 + (int) memories[4 * trial + rank]]);
                    }
                }
            }
        }
    }

    @Test
    void theNearestMemoriesAreInTheOrderOfTheirOverlaps() throws IOException {
        String exact = RATE.replaceFirst("cue: .*", "start: {features: [" + "0.5, -0.25, ".repeat(20) + "]}")
                .replace("0.1\n", "1\n");
        Path top = record(exact.replace(", ]", "]"), "top.h5", "--set", "record.neurons={memories: {top: 60}}");
        try (RecordingFile file = RecordingFile.open(top)) {
            double[] h = file.doubles("/trajectory/h", new long[] {0, 1, 0}, new int[] {1, 1, 60});
            long[] memories = file.longs("/trajectory/memory");
            assertThat(memories).doesNotHaveDuplicates().hasSize(60);
            assertThat(h[0]).isGreaterThan(h[59]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{features: every 3, memories: top 5}", "{features: 7..20, memories: [0, 59]}"})
    void infoAndReportKnowTheirNumbers(String neurons) throws IOException {
        Path some = record(RATE, "some.h5", "--set", "record.neurons=" + neurons);
        assertThat(engram("info", some).out()).contains("feature neuron", "memory neuron");
        Path page = folder.resolve("page.html");
        assertThat(engram("report", some, "-o", page).status()).isZero();
        assertThat(Files.readString(page))
                .contains("\"feature_neurons\":40", neurons.contains("7..20") ? "[7,8,9," : "[0,3,6,");
    }

    @Test
    void ofPopulations() throws IOException {
        String experiment = """
                populations:
                  E: {size: 30, neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10}, initial: {V_m: {uniform: [-60, -50]}}}
                  I: {size: 5, neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5}}
                simulate: {duration: 50 ms}
                record: {every: 10 ms, variables: [spikes, membrane, synaptic], neurons: %s}
                """;
        Path all = record(experiment.formatted("30"), "all.h5");
        Path some = record(experiment.formatted("{E: {from: 3, every: 10}}"), "some.h5");
        double[] whole = Recorded.variable(all, "membrane_E");
        assertThat(Recorded.variable(some, "neuron_E")).containsExactly(3, 13, 23);
        assertThat(Recorded.variable(some, "neuron_I")).hasSize(5);
        assertThat(Recorded.variable(some, "membrane_E"))
                .isEqualTo(IntStream.range(0, whole.length)
                        .filter(i -> i % 30 % 10 == 3)
                        .mapToDouble(i -> whole[i])
                        .toArray());
        assertThat(Recorded.all(some).get("/spikes/E/timestamps"))
                .isEqualTo(Recorded.all(all).get("/spikes/E/timestamps"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {feature: all}         | record.neurons.feature  | there is no layer `feature` (did you mean `features`?)
            {features: 0-9}        | record.neurons.features | wanted: `all`, `0..99`, `first 100`
            {features: 0..40}      | record.neurons.features | there is no neuron 40; those of `features` are numbered from 0 to 39
            {memories: [3, 60]}    | record.neurons.memories | there is no neuron 60
            {features: 9..3}       | record.neurons.features | 9..3 is empty; wanted: 3..9
            {features: top 3}      | record.neurons.features | `top` is for `memories`
            {memories: {top: 3, every: 2}} | record.neurons.memories.top | `top` stands alone
            {memories: {evry: 2}}  | record.neurons.memories.evry | did you mean `every`
            {memories: []}         | record.neurons.memories | empty
            4                      | record.neurons          | wanted: a map such as `{features: 0..3, memories: top 10}`
            """)
    void mistakesAreTold(String neurons, String key, String message) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, RATE.replace("energy]}", "energy], neurons: " + neurons + "}"));
        Cli refused = engram("check", file);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(key + ": ", message);
    }
}
