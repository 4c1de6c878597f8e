package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.experiment.ExperimentTexts.BASE;
import static org.engram.experiment.ExperimentTexts.base;
import static org.engram.experiment.ExperimentTexts.read;
import static org.engram.experiment.ExperimentTexts.write;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.Corruption;
import org.engram.connectivity.Encoding;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Rows;
import org.engram.connectivity.Storage;
import org.engram.experiment.Experiment.Apply;
import org.engram.experiment.Experiment.Imperfections;
import org.engram.experiment.Experiment.Integrator;
import org.engram.experiment.Experiment.Layer;
import org.engram.experiment.Experiment.Network;
import org.engram.experiment.Experiment.PatternSource;
import org.engram.experiment.Experiment.Precision;
import org.engram.experiment.Experiment.Selection;
import org.engram.experiment.Experiment.Simulate;
import org.engram.experiment.Experiment.Start;
import org.engram.experiment.Experiment.Synapses;
import org.engram.experiment.Experiment.Variable;
import org.engram.experiment.Experiment.Weight;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Relu;
import org.engram.neuron.SiegertRate;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Sign;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.Step;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFileTest {
    private static final CheckpointInterval TEN_SECONDS = new CheckpointInterval(10_000, Double.POSITIVE_INFINITY);

    /** With every key of the layers, the synapses, the cue, the integrator and the record. */
    private static final String DIGITS = """
            title: Retrieve handwritten digits from corrupted cues
            seed: 1                                   # 64-bit master seed

            network:
              features:
                model: rate
                activation: {kind: tanh, gain: 1.0}
                tau: 10 ms
                input: 0
                leak: 1
              memories:
                model: rate
                activation: {kind: softmax, beta: 0.5}
                tau: 0.1 ms
              synapses:
                patterns: {file: digits.h5, dataset: images, encode: {bipolar: {threshold: 128}}}
                weight: 1.0
                storage: float32

            cue:
              memories: {random: 2}
              corrupt: {flip: 0.2}
              apply: start
              strength: 1.0
              hold: 30 ms

            simulate:
              duration: 100 ms
              integrator: {method: auto, rtol: 1e-6, atol: 1e-8}
              stop: {residual: 1e-9}

            record:
              every: 0.5 ms
              variables: [v, energy, overlap]
            """;

    /** With nothing but what is required. */
    private static final String SHORTEST = """
            network:
              features: {activation: {kind: identity}, tau: 20}
              memories: {activation: {kind: rectified-power}, tau: adiabatic}
              synapses: {patterns: {random: {count: 50, size: 20, kind: bipolar}}}
            cue: {memories: all}
            simulate: {duration: 0.1 s}
            """;

    private static final String EXACT_START = """
            network:
              features: {activation: {kind: sign}, tau: 1 s, input: [0.5, -0.5]}
              memories: {activation: {kind: power, order: 3}, tau: 20 us}
              synapses: {patterns: {values: [[1, -1], [1, 1], [-1, 1e0]]}, weight: 1 / sqrt(N), storage: bit}
            start: {features: [1, 2e-1], memories: adiabatic}
            simulate: {duration: 1 min, integrator: {method: euler, step: 1e3us, max_steps: 1e6}}
            record: {at: [0, 1 us, 1 s], precision: float32, solver: true}
            """;

    @TempDir
    private Path folder;

    private void writeDigits() {
        try (WritableHdfFile file = HdfFile.write(folder.resolve("digits.h5"))) {
            file.putDataset("images", new int[][][] {{{0, 200}, {128, 1}}, {{255, 0}, {0, 0}}, {{1, 2}, {3, 4}}});
        }
    }

    @Test
    void otherContentThanThatOfTheHashIsRefused() {
        writeDigits();
        String named = DIGITS.replace("dataset: images", "dataset: images, sha256: " + "f".repeat(64));
        List<Problem> problems = ExperimentTexts.problems(folder, named);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isEqualTo("network.synapses.patterns.sha256");
        String message = problems.get(0).message();
        assertThat(message).contains("digits.h5 has other content");
        String found = message.replaceFirst(".*SHA-256 ([0-9a-f]{64});.*", "$1");
        read(folder, named.replace("f".repeat(64), found)).close();
    }

    @Test
    void everyKeyReachesTheRecords() {
        writeDigits();
        try (ExperimentFile file = read(folder, DIGITS)) {
            Experiment experiment = file.experiment();

            assertThat(experiment.title()).isEqualTo("Retrieve handwritten digits from corrupted cues");
            assertThat(experiment.seed()).isEqualTo(1);
            assertThat(experiment.network())
                    .isEqualTo(new Network(
                            new Layer(new Tanh(1), new TimeConstants.Same(10), List.of(0.0), 1),
                            new Layer(new Softmax(0.5), new TimeConstants.Same(0.1), List.of(0.0), 1),
                            new Synapses(
                                    new PatternSource.File(
                                            folder.resolve("digits.h5").toAbsolutePath(),
                                            "images",
                                            new Rows.All(),
                                            new Encoding.Bipolar(128)),
                                    new Weight(1, 0),
                                    Storage.FLOAT32,
                                    Arithmetic.FLOAT64,
                                    0,
                                    false,
                                    false,
                                    Imperfections.NONE),
                            0));
            assertThat(experiment.start())
                    .isEqualTo(new Start.Cue(new Selection.Random(2), new Corruption.Flip(0.2), Apply.START, 1, 30));
            assertThat(experiment.simulate())
                    .isEqualTo(new Simulate(100, integrator("auto"), OptionalDouble.of(1e-9), TEN_SECONDS));
            assertThat(experiment.record())
                    .isEqualTo(new Experiment.Record(
                            everyHalfMillisecond(),
                            List.of(Variable.V, Variable.ENERGY, Variable.OVERLAP),
                            Experiment.Sampled.ALL,
                            Precision.FLOAT64,
                            false,
                            false,
                            List.of()));
        }
    }

    private static Integrator integrator(String method) {
        return new Integrator(
                method,
                1e-6,
                1e-8,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static List<Double> everyHalfMillisecond() {
        return IntStream.rangeClosed(0, 200).mapToObj(i -> i * 0.5).toList();
    }

    @Test
    void defaultsAreFilledIn() {
        try (ExperimentFile file = read(folder, SHORTEST)) {
            assertThat(file.experiment())
                    .isEqualTo(new Experiment(
                            "test",
                            0,
                            new Network(
                                    new Layer(new Identity(), new TimeConstants.Same(20), List.of(0.0), 1),
                                    new Layer(new RectifiedPower(2, 1, 0), TimeConstants.ADIABATIC, List.of(0.0), 1),
                                    new Synapses(
                                            new PatternSource.Random(
                                                    50, 20, RandomPatterns.Kind.BIPOLAR, OptionalLong.empty()),
                                            new Weight(1, 0),
                                            Storage.BIT,
                                            Arithmetic.FLOAT64,
                                            0,
                                            false,
                                            false,
                                            Imperfections.NONE),
                                    0),
                            new Start.Cue(
                                    new Selection.All(),
                                    new Corruption.None(),
                                    Apply.START,
                                    1,
                                    Double.POSITIVE_INFINITY),
                            new Simulate(100, integrator("auto"), OptionalDouble.empty(), TEN_SECONDS),
                            new Experiment.Record(
                                    everyHalfMillisecond(),
                                    List.of(Variable.V, Variable.ENERGY, Variable.OVERLAP),
                                    Experiment.Sampled.ALL,
                                    Precision.FLOAT64,
                                    false,
                                    false,
                                    List.of())));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1, -1], [-1, -1]] | 0   | BIT",
                "[[1, -1], [-1, -1]] | 0.5 | INT8",
                "[[1, 0], [-127, 3]] | 0   | INT8",
                "[[1, 0], [128, 3]]  | 0   | FLOAT32",
                "[[0.5, 1], [1, 1]]  | 0   | FLOAT32",
                "[[0.5, 1], [1, 1]]  | 0.4 | FLOAT32",
                "[[0.5, 1], [1, 1]]  | 0.6 | SPARSE",
                "[[1, -1], [-1, -1]] | 0, noise: 0.1 | FLOAT32",
                "[[1, -1], [-1, -1]] | 0, asymmetry: 0.1 | FLOAT32",
                "[[1, -1], [-1, -1]] | 0, bits: 4 | BIT",
                "[[1, 0], [-127, 3]] | 0, bits: 4 | FLOAT32"
            })
    void theStorageIsChosenByThePatterns(String values, String dilution, Storage storage) {
        String patterns = "{values: " + values + "}, dilution: " + dilution;
        String text = SHORTEST.replace("{random: {count: 50, size: 20, kind: bipolar}}", patterns);
        try (ExperimentFile file = read(folder, text)) {
            assertThat(file.experiment().network().synapses().storage()).isEqualTo(storage);
            assertThat(file.resolvedJson())
                    .contains("\"storage\" : \"" + storage.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void mappedSynapsesAreDense() {
        String text = SHORTEST.replace("kind: bipolar}}", "kind: gaussian}}, dilution: 0.9, mapped: true");
        try (ExperimentFile file = read(folder, text)) {
            assertThat(file.experiment().network().synapses().storage()).isEqualTo(Storage.FLOAT32);
        }
    }

    @Test
    void exactStartHasNoOverlapToRecord() {
        try (ExperimentFile file = read(folder, EXACT_START)) {
            Experiment experiment = file.experiment();

            assertThat(experiment.network())
                    .isEqualTo(new Network(
                            new Layer(new Sign(), new TimeConstants.Same(1000), List.of(0.5, -0.5), 1),
                            new Layer(new Power(3, 1), new TimeConstants.Same(0.02), List.of(0.0), 1),
                            new Synapses(
                                    new PatternSource.Values(
                                            List.of(List.of(1.0, -1.0), List.of(1.0, 1.0), List.of(-1.0, 1.0))),
                                    new Weight(1, 0.5),
                                    Storage.BIT,
                                    Arithmetic.FLOAT64,
                                    0,
                                    false,
                                    false,
                                    Imperfections.NONE),
                            0));
            assertThat(experiment.start()).isEqualTo(new Start.State(List.of(1.0, 0.2), List.of(), true));
            assertThat(experiment.simulate().duration()).isEqualTo(60_000);
            assertThat(experiment.simulate().integrator().step()).hasValue(1);
            assertThat(experiment.simulate().integrator().maxSteps()).hasValue(1_000_000);
            assertThat(experiment.record())
                    .isEqualTo(new Experiment.Record(
                            List.of(0.0, 0.001, 1000.0),
                            List.of(Variable.V, Variable.ENERGY),
                            Experiment.Sampled.ALL,
                            Precision.FLOAT32,
                            true,
                            false,
                            List.of()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("activations")
    void everyActivationHasItsParametersAndDefaults(String description, Activation activation) {
        try (ExperimentFile file = read(folder, base("{kind: softmax, beta: 0.5}", description))) {
            assertThat(file.experiment().network().memories().activation()).isEqualTo(activation);
        }
    }

    static Stream<Arguments> activations() {
        return Stream.of(
                Arguments.of("{kind: identity}", new Identity()),
                Arguments.of("{kind: tanh}", new Tanh(1)),
                Arguments.of("{kind: tanh, gain: 3}", new Tanh(3)),
                Arguments.of("{kind: sigmoid}", new Sigmoid(1, 0)),
                Arguments.of("{kind: sigmoid, threshold: 0.5, gain: 2}", new Sigmoid(2, 0.5)),
                Arguments.of("{kind: relu}", new Relu(0)),
                Arguments.of("{kind: relu, threshold: -1}", new Relu(-1)),
                Arguments.of("{kind: rectified-power}", new RectifiedPower(2, 1, 0)),
                Arguments.of(
                        "{kind: rectified-power, order: 2.5, coefficient: 0.1, threshold: 1}",
                        new RectifiedPower(2.5, 0.1, 1)),
                Arguments.of("{kind: power}", new Power(2, 1)),
                Arguments.of("{kind: power, order: 4.0, coefficient: 2}", new Power(4, 2)),
                Arguments.of("{kind: exponential}", new Exponential(1)),
                Arguments.of("{kind: exponential, beta: 0.1}", new Exponential(0.1)),
                Arguments.of("{kind: softmax}", new Softmax(1)),
                Arguments.of("{kind: spherical, epsilon: 1e-5}", new Spherical(1e-5)),
                Arguments.of("{kind: sign}", new Sign()),
                Arguments.of("{kind: step}", new Step(0)),
                Arguments.of("{kind: step, threshold: 0.21}", new Step(0.21)),
                Arguments.of(
                        "{kind: siegert, membrane: 10 ms, noise: 0.5, rate: 100 Hz}",
                        new SiegertRate(new SiegertRate.Neuron(10, 2, 1, 0, 0.5, 0, 100))),
                Arguments.of(
                        "{kind: siegert, membrane: 5, refractory: 0, threshold: 15, reset: 5, noise: 2, bias: 3, rate: 1 kHz}",
                        new SiegertRate(new SiegertRate.Neuron(5, 0, 15, 5, 2, 3, 1000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void everyWayToCueIsUnderstood(String description, Start start) {
        String cue = "{memories: [0, 1], corrupt: {flip: 0.2}, apply: both, strength: 1, hold: 30 ms}";
        try (ExperimentFile file = read(folder, base(cue, description))) {
            assertThat(file.experiment().start()).isEqualTo(start);
        }
    }

    static Stream<Arguments> starts() {
        double end = Double.POSITIVE_INFINITY;
        return Stream.of(
                Arguments.of(
                        "{memories: [1, 0], corrupt: {mask: 1}, apply: input}",
                        new Start.Cue(
                                new Selection.Listed(List.of(1, 0)), new Corruption.Mask(1), Apply.INPUT, 1, end)),
                Arguments.of(
                        "{memories: {first: 2}, corrupt: {noise: 0.3}, strength: -2, hold: 1 us}",
                        new Start.Cue(new Selection.First(2), new Corruption.Noise(0.3), Apply.START, -2, 0.001)),
                Arguments.of(
                        "{memories: all, corrupt: none, apply: both, hold: 1e-2 s}",
                        new Start.Cue(new Selection.All(), new Corruption.None(), Apply.BOTH, 1, 10)));
    }

    @Test
    void rowsAndEncodingsOfAFileAreUnderstood() {
        writeDigits();
        String whole = "{file: digits.h5, dataset: images, encode: {bipolar: {threshold: 128}}}";

        assertThat(source(whole.replace("encode: {bipolar: {threshold: 128}}", "rows: {first: 2}")))
                .isEqualTo(digits(new Rows.Range(0, 2), new Encoding.Raw()));
        assertThat(source(whole.replace("{bipolar: {threshold: 128}}", "{scale: 0.5}, rows: {from: 1, to: 3}")))
                .isEqualTo(digits(new Rows.Range(1, 3), new Encoding.Scale(0.5)));
        assertThat(source(whole.replace("{bipolar: {threshold: 128}}", "unit, rows: [2, 0, 2]")))
                .isEqualTo(digits(new Rows.Listed(List.of(2, 0, 2)), new Encoding.Unit()));
        assertThat(source(whole.replace("{bipolar: {threshold: 128}}", "centre")))
                .isEqualTo(digits(new Rows.All(), new Encoding.Centre()));
    }

    private PatternSource source(String patterns) {
        String text =
                DIGITS.replace("{file: digits.h5, dataset: images, encode: {bipolar: {threshold: 128}}}", patterns);
        try (ExperimentFile file = read(folder, text)) {
            return file.experiment().network().synapses().patterns();
        }
    }

    private PatternSource digits(Rows rows, Encoding encoding) {
        return new PatternSource.File(folder.resolve("digits.h5").toAbsolutePath(), "images", rows, encoding);
    }

    @Test
    void faultsOfThePatternFileStandAtItsKeys() {
        writeDigits();

        assertThat(ExperimentTexts.problems(folder, DIGITS.replace("dataset: images", "dataset: image")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("network.synapses.patterns.dataset");
                    assertThat(problem.line()).isEqualTo(16);
                    assertThat(problem.message()).contains("digits.h5", "images");
                });
        assertThat(ExperimentTexts.problems(folder, DIGITS.replace("encode:", "rows: {from: 2, to: 2}, encode:")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("network.synapses.patterns.rows");
                    assertThat(problem.message()).contains("from 2 to 2");
                });
    }

    @Test
    void patternsAreOpen() {
        writeDigits();
        try (ExperimentFile file = read(folder, DIGITS)) {
            double[] row = new double[4];
            file.patterns().row(0, row);

            assertThat(file.patterns().count()).isEqualTo(3);
            assertThat(row).containsExactly(-1, 1, 1, -1);
        }
    }

    @Test
    void randomPatternsFollowTheMasterSeedUnlessTheyHaveTheirOwn() {
        String own = SHORTEST.replace("kind: bipolar", "kind: bipolar, seed: 7");

        assertThat(read(folder, SHORTEST, "seed=3").patterns())
                .isEqualTo(new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 50, 20, 3));
        assertThat(read(folder, own, "seed=3").patterns())
                .isEqualTo(new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 50, 20, 7));
    }

    @Test
    void sourceIsTheTextAsItStands() {
        assertThat(read(folder, BASE).source()).isEqualTo(BASE);
    }

    @Test
    void jsonSaysTheSameAsYaml() {
        String json = """
                {
                \t"title": "test",
                \t"network": {
                \t\t"features": {"activation": {"kind": "identity"}, "tau": 20},
                \t\t"memories": {"activation": {"kind": "rectified-power"}, "tau": "adiabatic"},
                \t\t"synapses": {"patterns": {"random": {"count": 50, "size": 20, "kind": "bipolar"}}}
                \t},
                \t"cue": {"memories": "all"},
                \t"simulate": {"duration": "0.1 s"}
                }
                """;
        Path file = write(folder, "other.json", json);

        assertThat(ExperimentFile.read(file, List.of(), OptionalLong.empty()).experiment())
                .isEqualTo(read(folder, SHORTEST).experiment());
    }

    @Test
    void anchorsAliasesAndMergeKeysMeanWhatTheyRepeat() {
        String text = """
                network:
                  features: &layer {activation: {kind: tanh}, tau: 5 ms}
                  memories: {<<: *layer, tau: 7 ms}
                  synapses: {patterns: {values: [&row [1, -1], *row]}}
                cue: {memories: all}
                simulate: {duration: 1}
                """;
        Network network = read(folder, text).experiment().network();

        assertThat(network.memories()).isEqualTo(new Layer(new Tanh(1), new TimeConstants.Same(7), List.of(0.0), 1));
        assertThat(network.synapses().patterns())
                .isEqualTo(new PatternSource.Values(List.of(List.of(1.0, -1.0), List.of(1.0, -1.0))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void resolvedExperimentSaysTheSameAndResolvesToItself(String text) {
        writeDigits();
        ExperimentFile file = read(folder, text);
        Path elsewhere = write(folder, "resolved.json", file.resolvedJson());
        ExperimentFile again = ExperimentFile.read(elsewhere, List.of(), OptionalLong.empty());

        assertThat(again.experiment()).isEqualTo(file.experiment());
        assertThat(again.resolvedJson()).isEqualTo(file.resolvedJson());
        file.close();
        again.close();
    }

    static Stream<String> texts() {
        return Stream.of(BASE, DIGITS, SHORTEST, EXACT_START, base("duration: 0.1 s", "duration: 1.7 ms"));
    }
}
