package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.PopulationExperiment;
import org.engram.network.RateDynamics;
import org.engram.recording.ElementType;
import org.engram.recording.LiveFile;
import org.engram.recording.RecordingFile;
import org.engram.recording.Scale;
import org.engram.recording.Variable;
import org.engram.simulation.Listeners;
import org.engram.simulation.PopulationListener;
import org.engram.simulation.PopulationRecording;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.PopulationState;
import org.engram.simulation.Provenance;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was cut off at any moment and gone on with has the bits of the run that was not. */
class ResumedRunTest {
    private static final String RATE = """
            seed: 3
            network:
              features: {activation: {kind: %s}, tau: 10 ms}
              memories: {activation: {kind: rectified-power, order: 2}, tau: %s}
              synapses: {patterns: {random: {count: 30, size: 20, kind: bipolar}}, weight: 1/sqrt(N)}
            cue: {memories: {random: 4}, corrupt: {flip: 0.2}, apply: both, hold: 13 ms}
            simulate: {duration: 40 ms, integrator: {method: %s}, checkpoint: {simulated: 3 ms}}
            record: {every: 0.7 ms, variables: [v, h, energy, residual, overlap], solver: true}
            """;

    private static final String EVENT = """
            seed: 4
            network:
              features: {activation: {kind: %s}, tau: 10 ms}
              memories: {activation: {kind: step}, tau: %s}
              synapses: {patterns: {random: {count: 12, size: 20, kind: bipolar}}}
            cue: {memories: {random: 3}, corrupt: {noise: 1}, apply: both, strength: 2, hold: 13 ms}
            simulate: {duration: 40 ms, integrator: {method: event}, checkpoint: {simulated: 3 ms}}
            record: {every: 0.7 ms, variables: [v, h, energy], solver: true}
            """;

    private static final String SETTLING = """
            seed: 3
            network:
              features: {activation: {kind: tanh}, tau: 1 ms}
              memories: {activation: {kind: softmax, beta: 4}, tau: 0.1 ms}
              synapses: {patterns: {random: {count: 12, size: 20, kind: bipolar}}}
            cue: {memories: all, corrupt: {flip: 0.1}}
            simulate: {duration: 200 ms, stop: {residual: 1e-6}, checkpoint: {simulated: 2 ms}}
            record: {every: 1 ms, variables: [v, energy], solver: true}
            """;

    private static final String SPIKING = """
            seed: 7
            network:
              features: {%s}
              memories: {%s}
              synapses: {patterns: {random: {count: 20, size: 30, kind: bipolar}}}
            cue: {memories: {random: 3}, corrupt: {flip: 0.1}, apply: both, hold: 11 ms}
            simulate: {duration: 30 ms, checkpoint: {simulated: 2 ms}}
            record: {every: 0.9 ms, on: spike, variables: [v, h, spikes, membrane], neurons: {features: every 5, memories: top 4}}
            """;

    private static final String LIF = "model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.2, copies: 2";
    private static final String ESCAPE = "model: escape, tau: 5 ms, activation: {kind: %s}, rate: 2000 Hz";

    private static final String POPULATIONS = """
            seed: 5
            populations:
              D:
                size: 40
                neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5}
                initial: {V_m: {uniform: [-60, -50]}}
              C:
                size: 30
                neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10}
                initial: {V_m: {uniform: [-60, -50]}}
                drive: [{rate: 500, weight: 10}]
              G:
                size: 20
                neuron: {model: lif-conductance, tau_m: 20, C_m: 200, E_L: -60, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10, E_ex: 0, E_in: -80}
              A:
                size: 10
                neuron: {model: lif-alpha, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn: 2}
              X: {size: 10, neuron: {model: escape, activation: {kind: exponential}, rate: 50 Hz, tau: 10, t_ref: 1}}
              noise: {size: 10, neuron: {model: poisson, rate: 300}}
              clock: {size: 2, neuron: {model: regular, interval: 7 ms, start: 1 ms}}
            projections:
              - {from: [D, C, noise, clock], to: D, connect: {fixed-probability: 0.3}, weight: 0.3, delay: {uniform: [0.5, 3]}}
              - {from: [D, noise], to: C, connect: {fixed-probability: 0.3}, weight: 20, delay: 1.5}
              - {from: [D, C, noise], to: G, connect: {fixed-indegree: 8}, weight: 3, delay: 1}
              - {from: noise, to: A, connect: all-to-all, weight: 20, delay: 1}
              - {from: noise, to: X, connect: all-to-all, weight: 0.1, delay: 1}
            simulate: {duration: 60 ms, trials: 3, checkpoint: {simulated: 4 ms}}
            record: {every: 2.5 ms, on: {spike: [C, clock]}, variables: [spikes, rate, membrane, synaptic]}
            """;

    private static final int CUTS = 2;

    /** Methods of commons-math3 that cannot be looked into. */
    private static final Set<String> NOT_RESUMABLE = Set.of("gragg-bulirsch-stoer", "adams-moulton");

    @TempDir
    private Path folder;

    static Stream<Arguments> experiments() {
        return Stream.of(
                Arguments.of("imex", RATE.formatted("tanh", "1 ms", "imex")),
                Arguments.of("imex, adiabatic", RATE.formatted("tanh", "adiabatic", "imex")),
                Arguments.of("dormand-prince-54", RATE.formatted("tanh", "1 ms", "dormand-prince-54")),
                Arguments.of("dormand-prince-853", RATE.formatted("tanh", "1 ms", "dormand-prince-853")),
                Arguments.of("higham-hall-54", RATE.formatted("tanh", "adiabatic", "higham-hall-54")),
                Arguments.of("gragg-bulirsch-stoer", RATE.formatted("tanh", "1 ms", "gragg-bulirsch-stoer")),
                Arguments.of("adams-moulton", RATE.formatted("tanh", "1 ms", "adams-moulton")),
                Arguments.of("runge-kutta-4", RATE.formatted("tanh", "2 ms", "runge-kutta-4, step: 0.3 ms")),
                Arguments.of(
                        "attention",
                        RATE.formatted("tanh", "adiabatic", "attention").replace("10 ms", "1 ms")),
                Arguments.of(
                        "asynchronous",
                        RATE.formatted("sign", "adiabatic", "asynchronous").replace("10 ms", "1 ms")),
                Arguments.of(
                        "synchronous",
                        RATE.formatted("sign", "adiabatic", "synchronous").replace("10 ms", "1 ms")),
                Arguments.of("event, one layer follows", EVENT.formatted("sign", "adiabatic")),
                Arguments.of("event, both layers move", EVENT.formatted("sign", "2 ms")),
                Arguments.of("event, features are linear", EVENT.formatted("identity", "2 ms")),
                Arguments.of(
                        "delays",
                        RATE.formatted("tanh", "1 ms", "auto").replace("1/sqrt(N)", "1/sqrt(N), delay: 1.7 ms")),
                Arguments.of(
                        "delays of a network that does not move",
                        RATE.formatted("tanh", "1 ms", "auto")
                                .replace("1/sqrt(N)", "1/sqrt(N), delay: 1.7 ms")
                                .replace("hold", "strength: 0, hold")),
                Arguments.of("trials that settle", SETTLING),
                Arguments.of("lif layers", SPIKING.formatted(LIF, LIF)),
                Arguments.of(
                        "escape-noise layers",
                        SPIKING.formatted(
                                ESCAPE.formatted("tanh"),
                                ESCAPE.formatted("exponential, beta: 0.5") + ", normalise: {pool: 1 ms}")),
                Arguments.of(
                        "time constants of each neuron", RATE.formatted("tanh", "{mean: 1 ms, spread: 0.5}", "imex")),
                Arguments.of(
                        "spikes of both signs under way",
                        SPIKING.formatted(LIF, ESCAPE.formatted("tanh"))
                                .replace("}}}\ncue", "}}, delay: 1.7 ms, sequence: true}\ncue")),
                Arguments.of(
                        "rate features beside spiking memories",
                        SPIKING.formatted(
                                "activation: {kind: tanh}, tau: 10 ms", ESCAPE.formatted("rectified-power, order: 2"))),
                Arguments.of("populations", POPULATIONS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experiments")
    void hasTheBitsOfOneThatWasNotCut(String name, String text) throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), text);
        Path whole = folder.resolve("whole.h5");
        Cli.run(experiment, whole, "--threads", "1");
        Map<String, double[]> expected = Recorded.all(whole);
        int events = cut(experiment, folder.resolve("counted.h5"), Integer.MAX_VALUE, 1);

        int goneOn = 0;
        for (int seed = 0; seed < CUTS; seed++) {
            var random = new Random(seed);
            Path recording = folder.resolve(seed + ".h5");
            cut(experiment, recording, random.nextInt(events), 1 + random.nextInt(3));
            Cli resumed = engram("run", experiment, "-o", recording, "--resume", "--threads", 1 + random.nextInt(3));

            assertThat(resumed.status())
                    .as("%s, seed %d: %s", name, seed, resumed)
                    .isZero();
            Map<String, double[]> found = Recorded.all(recording);
            assertThat(found).containsOnlyKeys(expected.keySet());
            for (Map.Entry<String, double[]> dataset : expected.entrySet()) {
                assertThat(found.get(dataset.getKey()))
                        .as("%s, seed %d, %s", name, seed, dataset.getKey())
                        .isEqualTo(dataset.getValue());
            }
            assertThat(checkpoints(recording)).as("seed %d", seed).isEmpty();
            goneOn += resumed.err().contains(" 0 go on from a checkpoint") ? 0 : 1;
        }
        assertThat(goneOn)
                .as("runs that went on from a checkpoint")
                .matches(n -> NOT_RESUMABLE.contains(name) ? n == 0 : n > 0);
    }

    @Test
    void goesOnFromTheCheckpointBeforeOneThatIsDamaged() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), RATE.formatted("tanh", "1 ms", "imex"));
        Path whole = folder.resolve("whole.h5");
        Cli.run(experiment, whole);
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 500, 1);
        damage(folder.resolve("cut.h5.checkpoint"));
        Path twice = Files.copy(recording, folder.resolve("twice.h5"));
        Files.copy(folder.resolve("cut.h5.checkpoint"), folder.resolve("twice.h5.checkpoint"));
        damage(Files.copy(folder.resolve("cut.h5.checkpoint.1"), folder.resolve("twice.h5.checkpoint.1")));

        assertThat(engram("run", experiment, "-o", recording, "--resume").err())
                .contains(", 1 go on from a checkpoint");
        assertThat(engram("run", experiment, "-o", twice, "--resume").err()).contains(", 0 go on from a checkpoint");
        assertSame(recording, whole);
        assertSame(twice, whole);
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void assertSame(Path recording, Path whole) throws IOException {
        Map<String, double[]> expected = Recorded.all(whole);
        Map<String, double[]> found = Recorded.all(recording);
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
    }

    @Test
    void refusesAChangedExperimentAndSaysWhatChanged() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), RATE.formatted("tanh", "1 ms", "imex"));
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 300, 1);
        Cli refused = engram(
                "run", experiment, "-o", recording, "--resume", "--set", "simulate.duration=50ms", "--seed", "4");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("cut.h5 is a recording of another experiment")
                .contains("seed: 3 in the recording, 4 now")
                .contains("simulate.duration: 40.0 in the recording, 50.0 now")
                .contains("--force")
                .doesNotContain("simulate.checkpoint");
        Cli.run(experiment, recording, "--resume", "--set", "simulate.checkpoint=off");
    }

    @Test
    void refusesOtherPatternsInTheSameFile() throws IOException {
        Path patterns = folder.resolve("patterns.h5");
        patterns(patterns, 1);
        Path experiment = Files.writeString(
                folder.resolve("experiment.yaml"),
                RATE.formatted("tanh", "1 ms", "imex")
                        .replace("{random: {count: 30, size: 20, kind: bipolar}}", "{file: patterns.h5, dataset: x}"));
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 300, 1);
        Files.delete(patterns);
        patterns(patterns, 2);
        Cli refused = engram("run", experiment, "-o", recording, "--resume");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("cut.h5 is a recording of another experiment", "network.synapses.patterns.sha256: ");
        Files.delete(patterns);
        patterns(patterns, 1);
        Cli.run(experiment, recording, "--resume");
    }

    private static void patterns(Path path, int seed) throws IOException {
        var random = new Random(seed);
        try (LiveFile file = LiveFile.ofAnotherFormat()) {
            Scale row = file.root().scale("row", LongStream.range(0, 30).toArray());
            Scale column = file.root().scale("column", LongStream.range(0, 20).toArray());
            Variable x = file.root().variable("x", ElementType.FLOAT64, row, column);
            file.start(path, false);
            x.write(0, random.doubles(600).map(v -> v < 0.5 ? -1 : 1).toArray(), 600);
        }
    }

    /** As in a run that is killed between the beginning of its file and its first trial. */
    @Test
    void namesTheCuedMemoriesThoughTheyWereNotWrittenYet() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), RATE.formatted("tanh", "1 ms", "imex"));
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 0, 1);
        long[] cued = cued(recording);
        assertThat(cued).doesNotContain(-1);
        Files.write(recording, replaced(Files.readAllBytes(recording), cued, -1));
        assertThat(cued(recording)).containsOnly(-1);
        Cli.run(experiment, recording, "--resume");
        assertThat(cued(recording)).isEqualTo(cued);
    }

    private static long[] cued(Path recording) throws IOException {
        try (RecordingFile file = RecordingFile.open(recording)) {
            return file.longs("/retrieval/cued");
        }
    }

    /** Replaces these numbers, where they follow one another, by another number each. */
    private static byte[] replaced(byte[] bytes, long[] numbers, long by) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Long.BYTES * numbers.length <= bytes.length; at++) {
            int from = at;
            if (IntStream.range(0, numbers.length).allMatch(i -> buffer.getLong(from + Long.BYTES * i) == numbers[i])) {
                IntStream.range(0, numbers.length).forEach(i -> buffer.putLong(from + Long.BYTES * i, by));
            }
        }
        return bytes;
    }

    @Test
    void addsTheTimeBeforeItsCheckpointToItsOwn() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), RATE.formatted("tanh", "1 ms", "imex"));
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 500, 1);
        try (var file = ExperimentFile.read(experiment, List.of(), OptionalLong.empty());
                var writer = RecordingWriter.resume(recording, new Simulation(file.experiment(), file.patterns()))) {
            assertThat(writer.secondsBefore()).isBetween(1e-6, 100.0);
        }
    }

    @Test
    void beginsWithoutARecordingAndDoesNothingToACompleteOne() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), SETTLING);
        Path recording = folder.resolve("run.h5");
        Cli.run(experiment, recording, "--resume");
        byte[] written = Files.readAllBytes(recording);
        Cli again = engram("run", experiment, "-o", recording, "--resume");
        assertThat(again.status()).isZero();
        assertThat(again.err()).contains("run.h5 is complete already");
        assertThat(Files.readAllBytes(recording)).isEqualTo(written);
    }

    @Test
    void leavesOutTheCheckpointsOfAnotherRun() throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), RATE.formatted("tanh", "1 ms", "imex"));
        Path whole = folder.resolve("whole.h5");
        Cli.run(experiment, whole);
        cut(experiment, folder.resolve("other.h5"), 500, 1);
        Path recording = folder.resolve("cut.h5");
        cut(experiment, recording, 20, 1);
        Files.copy(
                folder.resolve("other.h5.checkpoint"),
                folder.resolve("cut.h5.checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(engram("run", experiment, "-o", recording, "--resume").err())
                .contains(", 0 go on from a checkpoint");
        assertSame(recording, whole);
    }

    private List<Path> checkpoints(Path recording) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().startsWith(recording + "."))
                    .toList();
        }
    }

    /** A failure of what listens to a run, after which everything is left as it is. */
    private static final class Cut extends RuntimeException {
        Cut() {
            super("cut");
        }
    }

    /** Counts what it hears, and fails at a certain number. */
    private record Cutter(AtomicInteger heard, int most) implements TrialListener {
        void hear() {
            if (heard.incrementAndGet() > most) {
                throw new Cut();
            }
        }

        @Override
        public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
            hear();
        }

        @Override
        public void step(int trial, double t, double step, double error, double energy) {
            hear();
        }

        @Override
        public void spike(int trial, int layer, int neuron, double t) {
            hear();
        }

        @Override
        public void finished(TrialResult result) {
            hear();
        }
    }

    /** The same for populations, with their recording. */
    private record PopulationCutter(PopulationRecording writer, Cutter cutter) implements PopulationListener {
        @Override
        public void spike(int trial, int population, int neuron, double t) {
            writer.spike(trial, population, neuron, t);
            cutter.hear();
        }

        @Override
        public void sample(int trial, int index, PopulationState state) {
            writer.sample(trial, index, state);
            cutter.hear();
        }

        @Override
        public void atSpike(int trial, double t, PopulationState state) {
            writer.atSpike(trial, t, state);
            cutter.hear();
        }

        @Override
        public void reached(int trial, double t) {
            cutter.hear();
        }

        @Override
        public void finished(PopulationResult result) {
            writer.finished(result);
            cutter.hear();
        }
    }

    /** Runs an experiment until a number of things have happened, and returns how many have. */
    private static int cut(Path experiment, Path recording, int most, int threads) throws IOException {
        var cutter = new Cutter(new AtomicInteger(), most);
        try (var file = ExperimentFile.read(experiment, List.of(), OptionalLong.empty())) {
            if (file.populations().isPresent()) {
                run(file.populations().get(), recording, Origins.of(file, threads), cutter);
            } else {
                run(new Simulation(file.experiment(), file.patterns()), recording, Origins.of(file, threads), cutter);
            }
        } catch (Cut cut) {
            assertThat(cutter.heard().get()).isGreaterThan(most);
        }
        return cutter.heard().get();
    }

    private static void run(Simulation simulation, Path recording, Provenance origin, Cutter cutter)
            throws IOException {
        try (var writer = new RecordingWriter(recording, false, simulation, origin)) {
            simulation.run(origin.threads(), new Listeners(writer, cutter), writer.continuation());
        }
    }

    private static void run(PopulationExperiment experiment, Path recording, Provenance origin, Cutter cutter)
            throws IOException {
        try (var writer = new PopulationRecording(recording, false, experiment, origin)) {
            new PopulationSimulation(experiment)
                    .run(origin.threads(), new PopulationCutter(writer, cutter), writer.continuation());
        }
    }
}
