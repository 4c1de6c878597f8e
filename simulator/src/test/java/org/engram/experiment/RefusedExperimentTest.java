package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.experiment.ExperimentTexts.BASE;
import static org.engram.experiment.ExperimentTexts.base;
import static org.engram.experiment.ExperimentTexts.problems;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds nonsense to every key and wants an error at the place of the mistake. */
class RefusedExperimentTest {
    private static final String CUE =
            "cue: {memories: [0, 1], corrupt: {flip: 0.2}, apply: both, strength: 1, hold: 30 ms}";
    private static final String PATTERNS = "{values: [[1, -1, 1], [-1, 1, 1]]}";
    private static final String ACTIVATION = "{kind: tanh, gain: 2}";

    @TempDir
    private Path folder;

    /** A part of the base experiment, what it is replaced with, and the one problem that comes of it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                at("title: base", "title: 5", 1, 8, "title", "`5` is a number; wanted: text"),
                at(
                        "seed: 1",
                        "sede: 1",
                        2,
                        1,
                        "sede",
                        "unknown key (did you mean `seed`?); accepted here: `title`, `seed`"),
                at("seed: 1", "seed: 1.5", 2, 7, "seed", "`1.5` is not a whole number"),
                at("seed: 1", "seed: 9223372036854775808", 2, 7, "seed", "`9223372036854775808` is out of range"),
                at("seed: 1", "seed: 1\nseed: 2", 3, 1, "seed", "given twice, first in line 2"),
                at("seed: 1", "seed:", 2, 6, "seed", "no value; wanted: a whole number"),
                at(
                        "tanh",
                        "tahn",
                        4,
                        33,
                        "network.features.activation.kind",
                        "`tahn` is unknown (did you mean `tanh`?)"),
                at(
                        ACTIVATION,
                        "{kind: siegert, membrane: 10 ms, noise: 1, rate: 100, reset: 2}",
                        4,
                        87,
                        "network.features.activation.reset",
                        "2 is not below the threshold of 1, so that a neuron would fire without end"),
                at(
                        ACTIVATION,
                        "{kind: siegert, membrane: 10 ms, nois: 1, noise: 2, rate: 100}",
                        4,
                        59,
                        "network.features.activation.nois",
                        "unknown key (did you mean `noise`?)"),
                at(
                        ACTIVATION,
                        "{kind: siegert, membrane: 10 ms, noise: 0, rate: 100}",
                        4,
                        66,
                        "network.features.activation.noise",
                        "`0` is out of range; wanted: a number > 0"),
                at(
                        "gain: 2",
                        "gain: 0",
                        4,
                        45,
                        "network.features.activation.gain",
                        "`0` is out of range; wanted: a number > 0"),
                at("gain: 2", "beta: 2", 4, 39, "network.features.activation.beta", "accepted here: `kind`, `gain`"),
                at(
                        "kind: tanh, ",
                        "",
                        4,
                        14,
                        "network.features.activation.kind",
                        "missing; wanted: `identity`, `tanh`"),
                at("10 ms", "10 mV", 4, 54, "network.features.tau", "`10 mV` is a potential; wanted: a time > 0"),
                at("memories: [0, 1]", "memories: {first: 1e200}", 10, 25, "cue.memories.first", "out of range"),
                at("10 ms", "10 Hz", 4, 54, "network.features.tau", "`10 Hz` is a frequency"),
                at("10 ms", "10 sec", 4, 54, "network.features.tau", "unknown unit `sec`; wanted: a time > 0"),
                at("10 ms", "'10'", 4, 54, "network.features.tau", "`10` has no unit"),
                at("10 ms", "-1 ms", 4, 54, "network.features.tau", "`-1 ms` is out of range"),
                at("10 ms", "0 ms", 4, 54, "network.features.tau", "`0 ms` is out of range"),
                at("10 ms", "0", 4, 54, "network.features.tau", "`0` is out of range"),
                at(
                        "10 ms",
                        "fast",
                        4,
                        54,
                        "network.features.tau",
                        "`fast` is not a time; wanted: a time > 0 such as `10 ms`"),
                at("10 ms", "1e-400 ms", 4, 54, "network.features.tau", "too large or too small"),
                at("10 ms", "1e400 s", 4, 54, "network.features.tau", "too large or too small"),
                at("10 ms", ".inf", 4, 54, "network.features.tau", "`.inf` is not a finite number"),
                at("10 ms", "1e999", 4, 54, "network.features.tau", "`1e999` is too large"),
                at("10 ms", "[1]", 4, 54, "network.features.tau", "a list of 1 for 3 feature neurons"),
                at(
                        "10 ms",
                        "[1, 2 mV, 3]",
                        4,
                        58,
                        "network.features.tau[1]",
                        "`2 mV` is a potential; wanted: a time > 0"),
                at("10 ms", "[]", 4, 54, "network.features.tau", "empty; wanted: a time > 0"),
                at(
                        "10 ms",
                        "{mean: 10 ms, sprad: 0.2, spread: 0}",
                        4,
                        68,
                        "network.features.tau.sprad",
                        "unknown key (did you mean `spread`?); accepted here: `mean`, `spread`"),
                at(
                        "10 ms",
                        "{mean: 10 ms}",
                        4,
                        49,
                        "network.features.tau.spread",
                        "missing; wanted: a number from 0 to 10"),
                at("10 ms", "{mean: 0, spread: 1}", 4, 61, "network.features.tau.mean", "`0` is out of range"),
                at("10 ms", "{mean: 1, spread: -1}", 4, 72, "network.features.tau.spread", "`-1` is out of range"),
                at(
                        "10 ms",
                        "{mean: 1, spread: 1e160}",
                        4,
                        72,
                        "network.features.tau.spread",
                        "`1e160` is out of range"),
                at("10 ms", "adiabatick", 4, 54, "network.features.tau", "wanted: a time > 0"),
                at(
                        "storage: float64",
                        "delay: 1 mV",
                        9,
                        12,
                        "network.synapses.delay",
                        "`1 mV` is a potential; wanted: a time of at least 0"),
                at("storage: float64", "delay: -1 ms", 9, 12, "network.synapses.delay", "`-1 ms` is out of range"),
                at("storage: float64", "dealy: 1 ms", 9, 5, "network.synapses.dealy", "did you mean `delay`?"),
                at("input: 0", "input: [1, 2]", 4, 68, "network.features.input", "a list of 2 for 3 feature neurons"),
                at(
                        "input: 0",
                        "input: [1, two, 3]",
                        4,
                        72,
                        "network.features.input[1]",
                        "`two` is text; wanted: a number"),
                at("input: 0", "input: .nan", 4, 68, "network.features.input", "`.nan` is not a finite number"),
                at(
                        "leak: 1",
                        "leak: -1",
                        4,
                        77,
                        "network.features.leak",
                        "`-1` is out of range; wanted: a number of at least 0"),
                at(
                        "0.1 ms}",
                        "0.1 ms, leak: 0}",
                        5,
                        67,
                        "network.memories.leak",
                        "accepted here: `model`, `activation`, `tau`"),
                at("beta: 0.5", "beta: -0.5", 5, 48, "network.memories.activation.beta", "`-0.5` is out of range"),
                at(
                        "[-1, 1, 1]",
                        "[-1, 1]",
                        7,
                        37,
                        "network.synapses.patterns.values[1]",
                        "row 1 has length 2, row 0 has length 3"),
                at("[-1, 1, 1]", "[]", 7, 37, "network.synapses.patterns.values[1]", "empty; wanted: a row of numbers"),
                at(
                        "[-1, 1, 1]",
                        "[-1, .nan, 1]",
                        7,
                        42,
                        "network.synapses.patterns.values[1][1]",
                        "not a finite number"),
                at(
                        PATTERNS,
                        "{}",
                        7,
                        5,
                        "network.synapses.patterns",
                        "one of the keys `values`, `random`, `file` is wanted"),
                at(
                        PATTERNS,
                        "{values: [[1]], random: {count: 2, size: 3, kind: bipolar}}",
                        7,
                        31,
                        "network.synapses.patterns.random",
                        "only one of the keys `values`, `random`, `file`"),
                at(
                        PATTERNS,
                        "{file: no.h5, dataset: images}",
                        7,
                        22,
                        "network.synapses.patterns.file",
                        "there is no file"),
                at(PATTERNS, "{file: no.h5}", 7, 16, "network.synapses.patterns.file", "needs `dataset` beside it"),
                at(
                        PATTERNS,
                        "{random: {count: 2, size: 3, kind: binary}}",
                        7,
                        50,
                        "network.synapses.patterns.random.kind",
                        "`binary` is unknown; wanted: `bipolar`"),
                at(
                        PATTERNS,
                        "{random: {count: 0, size: 3, kind: sphere}}",
                        7,
                        32,
                        "network.synapses.patterns.random.count",
                        "`0` is out of range"),
                at(
                        "1/N",
                        "1/M",
                        8,
                        13,
                        "network.synapses.weight",
                        "`1/M` is unknown; wanted: a number, `1/N` or `1/sqrt(N)`"),
                at(
                        "float64",
                        "float16",
                        9,
                        14,
                        "network.synapses.storage",
                        "(did you mean `float64`?); wanted: `auto`, `float64`"),
                at(
                        "[0, 1], c",
                        "[0, 2], c",
                        10,
                        21,
                        "cue.memories[1]",
                        "no memory 2; the 2 memories are numbered from 0 to 1"),
                at("[0, 1], c", "[0, 0], c", 10, 21, "cue.memories[1]", "`0` is listed twice"),
                at("[0, 1], c", "[0, -1], c", 10, 21, "cue.memories[1]", "`-1` is out of range"),
                at(
                        "[0, 1], c",
                        "{first: 3}, c",
                        10,
                        25,
                        "cue.memories.first",
                        "3 memories wanted, but there are only 2"),
                at(
                        "[0, 1], c",
                        "{random: 3}, c",
                        10,
                        26,
                        "cue.memories.random",
                        "3 memories wanted, but there are only 2"),
                at("[0, 1], c", "{random:1}, c", 10, 18, "cue.memories.random:1", "put a space after the colon"),
                at(
                        "[0, 1], c",
                        "every, c",
                        10,
                        17,
                        "cue.memories",
                        "`every` is unknown; wanted: a list such as `[0, 3]`, `all`"),
                at(
                        "flip: 0.2",
                        "flip: 1.2",
                        10,
                        41,
                        "cue.corrupt.flip",
                        "`1.2` is out of range; wanted: a fraction from 0 to 1"),
                at("flip: 0.2", "flop: 0.2", 10, 35, "cue.corrupt.flop", "unknown key (did you mean `flip`?)"),
                at(
                        "flip: 0.2",
                        "flip: 0.2, mask: 1",
                        10,
                        34,
                        "cue.corrupt",
                        "more than one key; wanted: `none`, `{flip: 0.2}`"),
                at("flip: 0.2", "noise: -1", 10, 42, "cue.corrupt.noise", "`-1` is out of range"),
                at("both", "never", 10, 54, "cue.apply", "`never` is unknown; wanted: `start`, `input`, `both`"),
                at("strength: 1", "strength: strong", 10, 70, "cue.strength", "`strong` is text; wanted: a number"),
                at("30 ms", "0", 10, 79, "cue.hold", "`0` is out of range; wanted: a time > 0"),
                at(CUE, "", 1, 1, "", "one of the keys `cue`, `start` is wanted"),
                at(CUE, CUE + "\nstart: {features: [1, 2, 3]}", 11, 1, "start", "only one of the keys `cue`, `start`"),
                at("duration: 0.1 s", "# none", 11, 1, "simulate.duration", "missing; wanted: a time > 0"),
                at(
                        "duration: 0.1 s",
                        "duration: !time 0.1 s",
                        12,
                        13,
                        "simulate.duration",
                        "tag `!time` is not accepted"),
                at(
                        "method: imex",
                        "method: euler",
                        13,
                        3,
                        "simulate.integrator.step",
                        "missing; wanted: a time > 0 such as `0.1 ms`"),
                at(
                        "method: imex",
                        "method: imex, step: 1",
                        13,
                        30,
                        "simulate.integrator.step",
                        "for `euler` and `runge-kutta-4` only"),
                at(
                        "method: imex",
                        "step: 1",
                        13,
                        16,
                        "simulate.integrator.step",
                        "for `euler` and `runge-kutta-4` only"),
                at(
                        "method: imex",
                        "method: imex, max_step: 1 ms, initial_step: 2 ms",
                        13,
                        60,
                        "simulate.integrator.initial_step",
                        "2.0 ms is longer than `max_step`, 1.0 ms; shorten it, or raise `max_step`"),
                at(
                        "method: imex",
                        "method: rk4, step: 1",
                        13,
                        24,
                        "simulate.integrator.method",
                        "`rk4` is unknown; wanted: `auto`"),
                at(
                        "method: imex",
                        "method: asynchronous",
                        13,
                        24,
                        "simulate.integrator.method",
                        "feature neurons is `tanh`; give them `{kind: sign}`"),
                at(
                        "rtol: 1e-5",
                        "rtol: 1",
                        13,
                        36,
                        "simulate.integrator.rtol",
                        "`1` is out of range; wanted: a number from 1e-14 to 0.1"),
                at(
                        "stop: {residual: 1e-9}",
                        "checkpoint: of",
                        14,
                        15,
                        "simulate.checkpoint",
                        "`of` is unknown (did you mean `off`?); wanted: `{every: 10 s}` (wall-clock time)"),
                at(
                        "stop: {residual: 1e-9}",
                        "checkpoint: {every: 0 s}",
                        14,
                        23,
                        "simulate.checkpoint.every",
                        "wanted: a time > 0"),
                at(
                        "stop: {residual: 1e-9}",
                        "checkpoint: {evry: 1 s}",
                        14,
                        16,
                        "simulate.checkpoint.evry",
                        "unknown key (did you mean `every`?)"),
                at(
                        "stop: {residual: 1e-9}",
                        "checkpoint: {every: 1 s, simulated: 1 ms}",
                        14,
                        15,
                        "simulate.checkpoint",
                        "more than one key; wanted: `{every: 10 s}`"),
                at("1e-9", "0", 14, 20, "simulate.stop.residual", "`0` is out of range; wanted: a number > 0"),
                at(
                        "{residual: 1e-9}",
                        "1e-9",
                        14,
                        9,
                        "simulate.stop",
                        "`1e-9` is a number; wanted: a map such as `{residual: 1e-9}`"),
                at("every: 1 ms", "every: 1 ms, at: [1 ms]", 15, 23, "record.at", "only one of the keys `every`, `at`"),
                at(
                        "every: 1 ms",
                        "every: 0.9 ns",
                        15,
                        17,
                        "record.every",
                        "gives 1.11e+08 samples in 100.0 ms; at most 1e+08"),
                at("every: 1 ms", "at: [1 ms, 0.5 ms]", 15, 21, "record.at[1]", "0.5 ms is not after 1.0 ms"),
                at(
                        "every: 1 ms",
                        "at: [1 ms, 1 s]",
                        15,
                        21,
                        "record.at[1]",
                        "1000.0 ms is after the end, the duration is 100.0 ms"),
                at(
                        "every: 1 ms",
                        "at: [-1 ms]",
                        15,
                        15,
                        "record.at[0]",
                        "`-1 ms` is out of range; wanted: a time of at least 0"),
                at(
                        "overlap]",
                        "spikes]",
                        15,
                        46,
                        "record.variables[2]",
                        "`spikes` is recorded of `populations` and of layers with `model: lif` or `escape` only; wanted: one of `v`, `g`"),
                at("overlap]", "v]", 15, 46, "record.variables[2]", "`v` is listed twice"),
                at("every: 1 ms", "solver: yes", 15, 18, "record.solver", "`yes` is text; wanted: `true` or `false`"));
    }

    private static Arguments at(String part, String mistake, int line, int column, String key, String message) {
        return Arguments.of(part, mistake, line, column, key, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void mistakeIsReportedWhereItStands(String part, String mistake, int line, int column, String key, String message) {
        List<Problem> problems = ExperimentTexts.problems(folder, base(part, mistake));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.key()).isEqualTo(key);
            assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column);
        });
    }

    @Test
    void spikingLayersThatDoNotFitAreRefusedWithWhatTheyNeed() {
        String spiking = base(
                        "activation: {kind: tanh, gain: 2}, tau: 10 ms, input: 0, leak: 1",
                        "model: lif, tau: 10 ms, membrane: 5 ms, rate: 100 Hz")
                .replace(
                        "activation: {kind: softmax, beta: 0.5}, tau: 0.1 ms",
                        "model: lif, tau: 5 ms, membrane: 5 ms, rate: 100 Hz")
                .replace("method: imex", "method: event")
                .replace("  stop: {residual: 1e-9}\n", "");
        assertThat(problems(folder, spiking)).isEmpty();
        assertThat(problems(folder, spiking, "network.memories.copies=2000000000"))
                .extracting(Problem::message)
                .containsExactly(
                        "2000000000 copies of 2 units; at most 2147483639 neurons are possible, so choose at most 1073741819 copies");
        String large = "network.synapses.patterns={random: {count: 1000000, size: 200000, kind: gaussian}}";
        assertThat(problems(folder, spiking, large, "network.synapses.storage=bit"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("rows for spikes 400 GB and states 192 MB", "or choose fewer patterns")
                        .doesNotContain("mapped"));
    }

    @Test
    void mappingIsNotRecommendedWhereTheStatesDoNotFit() {
        String large = "network.synapses.patterns={random: {count: 2000000000, size: 1, kind: bipolar}}";
        assertThat(problems(folder, BASE, large, "cue.memories=[0]", "network.synapses.storage=bit"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("fewer patterns: the states alone do not fit")
                        .doesNotContain("mapped"));
    }

    @Test
    void eventIsForMotionsWithAClosedForm() {
        String text = base("method: imex", "method: event");
        assertThat(problems(folder, text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "feature neurons are `tanh` and the memory neurons `softmax`; choose `auto`, or one of: a"
                                        + " `sign` or `step` layer"));
        assertThat(problems(folder, text, "network.features.activation={kind: sign}", "network.memories.tau=adiabatic"))
                .isEmpty();
        String[] drivenByNoLeak = {
            "network.features.activation={kind: identity}",
            "network.features.leak=0",
            "network.memories.activation={kind: step}"
        };
        assertThat(problems(folder, text, drivenByNoLeak))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("wanted: a number > 0"));
    }

    @ParameterizedTest
    @CsvSource({
        "features, event, `event` knows the motion of layers with one time constant only",
        "memories, event, `event` knows the motion of layers with one time constant only",
        "features, attention, `attention` makes one update per tau_f",
        "features, asynchronous, `asynchronous` makes one update per tau_f"
    })
    void someMethodsNeedOneTimeConstantForALayer(String layer, String method, String message) {
        String text = base("method: imex", "method: " + method);
        String[] binary = {"network.features.activation={kind: sign}", "network.memories.activation={kind: sign}"};
        assertThat(problems(folder, text, with(binary, "network." + layer + ".tau={mean: 1, spread: 0}")))
                .isEmpty();
        int neurons = layer.equals("features") ? 3 : 2;
        for (String tau : List.of(
                "{mean: 1 ms, spread: 0.1}",
                Collections.nCopies(neurons, "2 ms").toString())) {
            assertThat(problems(folder, text, with(binary, "network." + layer + ".tau=" + tau)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .contains("different time constants, but " + message, "wanted: a time such as `10 ms`"));
        }
    }

    private static String[] with(String[] some, String another) {
        return Stream.concat(Stream.of(some), Stream.of(another)).toArray(String[]::new);
    }

    @Test
    void spikesAreFilteredWithOneTimeConstant() {
        String spiking = "network.memories={model: escape, activation: {kind: exponential}, tau: [1, 2], rate: 100}";
        String text = base("method: imex", "method: event").replace("  stop: {residual: 1e-9}\n", "");
        assertThat(problems(folder, text, spiking))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("spikes are filtered with one time constant"));
    }

    @Test
    void allMistakesAreReportedAtOnceInTheOrderOfTheFile() {
        String text = """
                network:
                  features: {activation: {kind: tanh}, tua: 10 ms}
                  memories: {activation: {kind: softmax, beta: -1}, tau: 0.1 ms}
                  synapses: {patterns: {values: [[1, x]]}}
                cue: {memories: all}
                simulate: {duration: 1 mV}
                """;

        assertThat(ExperimentTexts.problems(folder, text))
                .extracting(problem -> problem.line() + " " + problem.key())
                .containsExactly(
                        "2 network.features.tau",
                        "2 network.features.tua",
                        "3 network.memories.activation.beta",
                        "4 network.synapses.patterns.values[0][1]",
                        "6 simulate.duration");
    }

    @Test
    void rulesBetweenKeysAreCheckedAllAtOnce() {
        String text = """
                network:
                  features: {activation: {kind: spherical}, tau: 10 ms, input: [1]}
                  memories: {activation: {kind: spherical}, tau: 10 ms}
                  synapses: {patterns: {values: [[1, -1], [1, 1]]}}
                start: {features: [0, 0], memories: [0, 0]}
                simulate: {duration: 10 ms, integrator: {method: asynchronous}}
                record: {at: [2, 1], variables: [overlap]}
                """;

        assertThat(ExperimentTexts.problems(folder, text))
                .extracting(problem -> problem.line() + " " + problem.key())
                .containsExactly(
                        "2 network.features.input",
                        "5 start.features",
                        "6 simulate.integrator.method",
                        "7 record.at[1]",
                        "7 record.variables[0]");
    }

    @Test
    void keyGivenThreeTimesIsReportedTwice() {
        assertThat(ExperimentTexts.problems(folder, base("seed: 1", "seed: 1\nseed: 2\nseed: 3")))
                .extracting(Problem::line, Problem::message)
                .allSatisfy(row -> assertThat(row.toList().get(1)).asString().contains("first in line 2"))
                .extracting(row -> row.toList().get(0))
                .containsExactly(3, 4);
    }

    @Test
    void layersThatAreBothAdiabaticAreRefused() {
        String text = BASE.replace("10 ms", "adiabatic").replace("0.1 ms", "adiabatic");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.memories.tau");
            assertThat(problem.message()).contains("both layers are adiabatic");
        });
    }

    @Test
    void adiabaticFeaturesNeedALeakAndAnUpdateInterval() {
        String text = BASE.replace("tau: 10 ms", "tau: adiabatic")
                .replace("leak: 1", "leak: 0")
                .replace("imex", "attention");

        assertThat(ExperimentTexts.problems(folder, text))
                .extracting(Problem::key)
                .containsExactly("network.features.leak", "simulate.integrator.method");
    }

    /** What starts a spherical layer with epsilon 0 at 0, and what does not; {@code none} where it is accepted. */
    @ParameterizedTest(name = "{0}, memories {1}, {2}: {3}")
    @MethodSource("sphericalStarts")
    void sphericalNeuronsMustNotStartAtZero(String features, String memories, String start, String key) {
        String text = """
                network:
                  features: {activation: %s, tau: 10 ms}
                  memories: {activation: %s}
                  synapses: {patterns: {values: [[1, -1], [1, 1]]}}
                %s
                simulate: {duration: 10 ms}
                """.formatted(features, memories, start);

        assertThat(ExperimentTexts.problems(folder, text))
                .extracting(Problem::key)
                .containsExactlyElementsOf(key.equals("none") ? List.of() : List.of(key));
    }

    static Stream<Arguments> sphericalStarts() {
        String spherical = "{kind: spherical}";
        String regular = "{kind: spherical, epsilon: 1e-6}";
        String finite = "{kind: identity}, tau: 1 ms";
        return Stream.of(
                Arguments.of(spherical, finite, "start: {features: [0, 0.0]}", "start.features"),
                Arguments.of(spherical, finite, "start: {features: [0, 1]}", "none"),
                Arguments.of(regular, finite, "start: {features: [0, 0]}", "none"),
                Arguments.of(spherical, finite, "cue: {memories: all, apply: input}", "cue.apply"),
                Arguments.of(spherical, finite, "cue: {memories: all, strength: 0}", "cue.strength"),
                Arguments.of(spherical, finite, "cue: {memories: all, corrupt: {mask: 1}}", "cue.corrupt.mask"),
                Arguments.of(spherical, finite, "cue: {memories: all, apply: both}", "none"),
                Arguments.of(ACTIVATION, spherical + ", tau: 1 ms", "start: {features: [1, 1]}", "start.memories"),
                Arguments.of(
                        ACTIVATION, spherical + ", tau: 1 ms", "start: {features: [1, 1], memories: [0, 1]}", "none"),
                Arguments.of(
                        ACTIVATION,
                        spherical + ", tau: 1 ms",
                        "start: {features: [1, 1], memories: adiabatic}",
                        "none"),
                Arguments.of(
                        ACTIVATION, spherical + ", tau: 1 ms", "cue: {memories: all}", "network.memories.activation"),
                Arguments.of(ACTIVATION, spherical + ", tau: adiabatic", "cue: {memories: all}", "none"),
                Arguments.of(spherical, finite, "start: {combinations: all}", "network.features.activation"),
                Arguments.of(spherical + ", input: 1", finite, "start: {combinations: all}", "none"),
                Arguments.of(
                        "{kind: tanh}",
                        spherical + ", tau: 1 ms",
                        "start: {combinations: all}",
                        "network.memories.activation"),
                Arguments.of(
                        "{kind: tanh}",
                        spherical + ", tau: adiabatic",
                        "start: {combinations: {random: 3}}",
                        "network.memories.activation"),
                Arguments.of("{kind: sigmoid}", spherical + ", tau: 1 ms", "start: {combinations: all}", "none"));
    }

    @Test
    void synapsesThatDoNotFitIntoMemoryAreRefusedWithTheFigures() {
        String text = base(PATTERNS, "{random: {count: 3000000, size: 100000, kind: bipolar}}");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.storage");
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.message())
                    .contains(
                            "synapses [3000000 x 100000] as float64 need 2.40 TB",
                            "states 992 MB",
                            "-Xmx",
                            "`mapped: true`",
                            "smaller storage");
        });
    }

    @Test
    void bitsCannotBeDiluted() {
        String text = base("storage: float64", "storage: bit\n    dilution: 0.5");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.storage");
            assertThat(problem.message()).contains("`bit` has no 0", "int8");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "sparse"})
    void float32ArithmeticIsForOtherStorages(String storage) {
        String text = base("storage: float64", "storage: " + storage + "\n    arithmetic: float32");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.arithmetic");
            assertThat(problem.message()).contains("the storage is `" + storage, "`arithmetic: float64`");
        });
    }

    @Test
    void unknownArithmeticGetsASuggestion() {
        String text = base("storage: float64", "arithmetic: float31");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.arithmetic");
            assertThat(problem.message()).contains("did you mean `float32`?", "wanted: `float64`, `float32`");
        });
    }

    @Test
    void sparseSynapsesCannotBeMapped() {
        String text = base("storage: float64", "storage: sparse\n    mapped: true");

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.mapped");
            assertThat(problem.message()).contains("`mapped: false`");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.1", "1.5"})
    void dilutionLeavesSomeSynapses(String dilution) {
        String text = base("storage: float64", "dilution: " + dilution);

        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("network.synapses.dilution");
            assertThat(problem.message()).contains("a fraction from 0 to below 1");
        });
    }
}
