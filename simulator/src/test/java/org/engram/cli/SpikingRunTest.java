package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikingRunTest {
    private static final String LIF = "{model: lif, tau: 5 ms, membrane: 5 ms, rate: 167 Hz}";
    private static final String POOL =
            "{model: escape, activation: {kind: exponential, beta: 2}, tau: 5 ms, rate: 100 Hz, copies: 20, normalise: {pool: 0.1 ms}}";
    private static final String EXPERIMENT = """
            seed: 3
            network:
              features: {model: lif, tau: 10 ms, membrane: 5 ms, bias: 1, rate: 5032 Hz}
              memories: %s
              synapses: {patterns: {random: {count: 300, size: 100, kind: bipolar}}}
            cue: {memories: {random: 4}, corrupt: {flip: 0.1}, apply: both, hold: 20 ms}
            simulate: {duration: 50 ms, integrator: {method: event}}
            record: {every: 1 ms, variables: [v, h, g, energy, overlap, spikes, membrane]}
            """;

    @TempDir
    private Path folder;

    private Path experiment(String memories) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, EXPERIMENT.formatted(memories));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {LIF, POOL})
    void sameBitsOnAnyNumberOfThreadsAndForAnyRecording(String memories) throws IOException {
        Path experiment = experiment(memories);
        Path one = folder.resolve("one.h5");
        Path three = folder.resolve("three.h5");
        Path sparse = folder.resolve("sparse.h5");
        Cli.run(experiment, one, "--threads", "1");
        Cli.run(experiment, three, "--threads", "3");
        Cli.run(experiment, sparse, "--set", "record={at: [50 ms], variables: [v]}");
        assertThat(Recorded.variable(three, "v")).containsExactly(Recorded.variable(one, "v"));
        assertThat(Recorded.variable(three, "membrane_memories"))
                .containsExactly(Recorded.variable(one, "membrane_memories"));
        assertThat(Recorded.retrieval(sparse, "overlap")).containsExactly(Recorded.retrieval(one, "overlap"));
        assertThat(Recorded.retrieval(sparse, "steps")).containsExactly(Recorded.retrieval(one, "steps"));
    }

    /** Spikes of either sign take effect after the delay, and not before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{model: lif, tau: 10 ms, membrane: 5 ms, bias: 1, rate: 5032 Hz}",
                "{model: escape, activation: {kind: tanh}, tau: 10 ms, rate: 100 Hz}"
            })
    void spikesAreHeardAfterTheDelay(String features) throws IOException {
        Path recording = folder.resolve("out.h5");
        Cli.run(
                experiment(LIF),
                recording,
                "--set",
                "network.features=" + features,
                "--set",
                "network.synapses.delay=3.25 ms",
                "--set",
                "cue.memories=[0]",
                "--set",
                "record={every: 0.05 ms, variables: [h, spikes]}");
        double[] time = Recorded.variable(recording, "time");
        double[] h = Recorded.variable(recording, "h");
        double heard;
        try (RecordingFile file = RecordingFile.open(recording)) {
            heard = file.doubles("/spikes/features/timestamps")[0] + 3.25;
        }
        assertThat(heard).isLessThan(20);
        for (int k = 0; k < time.length && time[k] < heard + 0.05; k++) {
            boolean atRest = Arrays.stream(h, 300 * k, 300 * (k + 1)).allMatch(state -> state == 0);
            assertThat(atRest).as("%s ms", time[k]).isEqualTo(time[k] < heard);
        }
    }

    /** Each spike of one of 100 features is heard by 300 memories, in however many copies. */
    @Test
    void synapticEventsAreSynapsesCrossedBySpikes() throws IOException {
        Path recording = folder.resolve("out.h5");
        Cli run = Cli.engram("run", experiment(POOL), "-o", recording);
        double events = 0;
        for (double spikes : Recorded.retrieval(recording, "feature_spikes")) {
            events += 300.0 * spikes;
        }
        for (double spikes : Recorded.retrieval(recording, "memory_spikes")) {
            events += 100.0 * spikes;
        }
        assertThat(run.out())
                .contains("%.3g synaptic events".formatted(events))
                .doesNotContain("no memory neuron fired");
    }

    @Test
    void memoriesThatNeverFireAreSaidToGiveBackTheCue() throws IOException {
        Cli run = Cli.engram(
                "run", experiment(LIF), "-o", folder.resolve("out.h5"), "--set", "network.synapses.weight=1e-3");
        assertThat(run.out())
                .contains("no memory neuron fired in 4 of 4 trials: what they give back is the cue itself");
    }

    @Test
    void memoriesComeBackAndSpikesAreInTheOrderOfTime() throws IOException {
        Path recording = folder.resolve("out.h5");
        Cli.run(experiment(LIF), recording, "--threads", "2");
        assertThat(Recorded.retrieval(recording, "cued")).containsExactly(Recorded.retrieval(recording, "retrieved"));
        try (RecordingFile file = RecordingFile.open(recording)) {
            double[] times = file.doubles("/spikes/features/timestamps");
            long[] trials = file.longs("/spikes/features/trial");
            double[] last = new double[4];
            for (int k = 0; k < times.length; k++) {
                assertThat(times[k]).isGreaterThanOrEqualTo(last[(int) trials[k]]);
                last[(int) trials[k]] = times[k];
            }
            assertThat(times).hasSizeGreaterThan(500);
            assertThat(file.longs("/spikes/memories/node_ids")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    network.features.model=rate | network.features.activation
                    network.features={model: rate, activation: {kind: sign}, tau: 10 ms} | it must be continuous, write `{kind: tanh, gain: 100}`
                    network.features={model: rate, activation: {kind: tanh}, tau: adiabatic} | a time such as `5 ms`
                    network.memories.tau=adiabatic | a time such as `5 ms`
                    simulate.integrator.method=imex | spiking layers are advanced from event to event
                    simulate.stop.residual=0.1 | a spiking network never rests
                    network.synapses.mapped=true | spiking layers keep their synapses in memory
                    ablation={ratio: [1]} | compares with adiabatic memory neurons
                    network.features.leak=0 | would sum up spikes without end
                    network.memories.rate=0 | network.memories.rate
                    network.memories.activation={kind: tanh} | is for `model: escape` or `rate`
                    """)
    void nonsenseIsRefusedWithWhatIsWanted(String change, String message) throws IOException {
        Cli result = Cli.engram("check", experiment(LIF), "--set", change);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @Test
    void aPointOfASweepIsTheRunByItself() throws IOException {
        Path sweep = folder.resolve("sweep.h5");
        Path point = folder.resolve("point.h5");
        String noise = "network.synapses.noise";
        Cli.run(experiment(LIF), sweep, "--set", "sweep={over: [{key: %s, values: [0, 0.5]}]}".formatted(noise));
        Cli.run(experiment(LIF), point, "--set", noise + "=0.5");
        try (RecordingFile file = RecordingFile.open(sweep)) {
            double[] overlaps = file.doubles("/sweep/cued_overlap");
            assertThat(Arrays.copyOfRange(overlaps, 4, 8))
                    .containsExactly(Recorded.retrieval(point, "cued_overlap"))
                    .isNotEqualTo(Arrays.copyOf(overlaps, 4));
        }
    }

    @Test
    void errorsOfEitherDirectionChangeTheSpikes() throws IOException {
        Path exact = folder.resolve("exact.h5");
        Path directed = folder.resolve("directed.h5");
        Cli.run(experiment(LIF), exact);
        Cli.run(experiment(LIF), directed, "--set", "network.synapses.asymmetry=0.2");
        assertThat(Recorded.variable(directed, "v")).isNotEqualTo(Recorded.variable(exact, "v"));
    }

    private static final String RATE_FEATURES = "network.features={model: rate, activation: {kind: tanh}, tau: 10 ms}";
    private static final String RATE_MEMORIES =
            "network.memories={model: rate, activation: {kind: softmax, beta: 0.5}, tau: 5 ms}";

    @ParameterizedTest
    @ValueSource(strings = {RATE_FEATURES, RATE_MEMORIES})
    void eitherLayerMayBeOfRateNeurons(String change) throws IOException {
        Path experiment = experiment(change.equals(RATE_FEATURES) ? POOL : LIF);
        Path one = folder.resolve("one.h5");
        Path three = folder.resolve("three.h5");
        Object[] changes = {
            "--set", change, "--set", change.equals(RATE_FEATURES) ? "title=a" : "network.features.rate=165 Hz"
        };
        Cli.run(experiment, one, changes);
        Cli.run(experiment, three, concat(changes, "--threads", "3", "--set", "record.every=3 ms"));
        assertThat(Recorded.retrieval(one, "cued")).containsExactly(Recorded.retrieval(one, "retrieved"));
        assertThat(Recorded.retrieval(three, "overlap")).containsExactly(Recorded.retrieval(one, "overlap"));
        assertThat(Recorded.retrieval(three, "steps")).containsExactly(Recorded.retrieval(one, "steps"));
        try (RecordingFile file = RecordingFile.open(one)) {
            assertThat(file.contains("/spikes/features/timestamps")).isEqualTo(change.equals(RATE_MEMORIES));
            assertThat(file.contains("/spikes/memories/timestamps")).isEqualTo(change.equals(RATE_FEATURES));
        }
    }

    private static Object[] concat(Object[] first, Object... second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
