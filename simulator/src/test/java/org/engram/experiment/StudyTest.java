package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.experiment.ExperimentTexts.BASE;
import static org.engram.experiment.ExperimentTexts.read;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file with a study says. */
class StudyTest {
    @TempDir
    private Path folder;

    /** A study stays of use when its file is closed. */
    private Study study(String text) {
        try (ExperimentFile file = read(folder, text)) {
            return file.study().orElseThrow();
        }
    }

    private static Experiment point(Study study, int cell, int repeat) {
        try (ExperimentFile file = study.point(cell, repeat)) {
            return file.experiment();
        }
    }

    @Test
    void aFileWithoutOneHasNone() {
        try (ExperimentFile file = read(folder, BASE)) {
            assertThat(file.study()).isEmpty();
        }
    }

    @Test
    void axesAreCrossedTheLastBeingTheFastest() {
        String text = BASE + """
                sweep:
                  over:
                    - {key: cue.corrupt.flip, values: [0, 0.1]}
                    - {key: network.memories.tau, values: [1 ms, 0.2 s, 3]}
                """;
        assertThat(study(text).cells()).isEqualTo(6);
        assertThat(study(text).indices(4)).containsExactly(1, 1);
        assertThat(study(text).describe(4)).isEqualTo("cue.corrupt.flip = 0.1, network.memories.tau = 200.0");
        assertThat(point(study(text), 4, 0).network().memories().tau().mean()).isEqualTo(200);
    }

    @Test
    void coordinatesOfTimesAreInMilliseconds() {
        String text = BASE + "sweep: {over: [{key: network.memories.tau, values: [1 ms, 0.2 s, 3]}]}";
        Coordinate tau = study(text).axes().get(0).coordinates().get(0);
        assertThat(tau.units()).isEqualTo("ms");
        assertThat(tau.numbers()).containsExactly(1.0, 200.0, 3.0);
    }

    @Test
    void rangesHaveEqualDistancesOrRatios() {
        String text = BASE + """
                sweep:
                  over:
                    - {key: cue.strength, values: {from: 0, to: 1, steps: 5}}
                    - {key: network.memories.tau, values: {from: 1e-3, to: 1 s, steps: 7, scale: log}}
                """;
        List<Axis> axes = study(text).axes();
        assertThat(axes.get(0).coordinates().get(0).numbers()).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(axes.get(1).coordinates().get(0).numbers())
                .containsExactly(0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void wholeKeysOfARangeAreRounded() {
        String text = BASE.replace("values: [[1, -1, 1], [-1, 1, 1]]", "random: {count: 9, size: 9, kind: bipolar}")
                + "sweep: {over: [{key: network.synapses.patterns.random.count, values: {from: 10, to: 100, steps: 3,"
                + " scale: log}}]}";
        assertThat(study(text).axes().get(0).coordinates().get(0).numbers()).containsExactly(10.0, 32.0, 100.0);
    }

    @Test
    void valuesThatAreNotNumbersBecomeLabels() {
        String text = BASE + "sweep: {over: [{key: network.memories.activation, values: [{kind: relu}, {kind: softmax,"
                + " beta: 2}]}]}";
        Coordinate activation = study(text).axes().get(0).coordinates().get(0);
        assertThat(activation.isNumeric()).isFalse();
        assertThat(activation.labels()).containsExactly("{\"kind\":\"relu\"}", "{\"kind\":\"softmax\",\"beta\":2}");
        assertThat(point(study(text), 1, 0).network().memories().activation().toString())
                .contains("beta=2");
    }

    @Test
    void zippedKeysChangeTogetherAlongOneDimension() {
        String text = BASE + """
                sweep:
                  over:
                    - zip: [{key: cue.strength, values: [1, 2]}, {key: network.features.activation.gain, values: [3, 4]}]
                """;
        assertThat(study(text).cells()).isEqualTo(2);
        assertThat(study(text).axes().get(0).coordinates())
                .extracting(Coordinate::name)
                .containsExactly("cue.strength", "network.features.activation.gain");
        assertThat(point(study(text), 1, 0).network().features().activation().toString())
                .contains("4");
    }

    @Test
    void theFirstRepeatHasTheMasterSeedAndCellsShareTheirSeeds() {
        String text = BASE + "sweep: {over: [{key: cue.strength, values: [1, 2]}], repeats: 3}";
        assertThat(List.of(
                        study(text).seed(0),
                        point(study(text), 0, 0).seed(),
                        point(study(text), 1, 0).seed()))
                .containsOnly(1L);
        long second = study(text).seed(1);
        assertThat(second).isNotIn(1L, study(text).seed(2));
        assertThat(point(study(text), 1, 1).seed()).isEqualTo(second);
    }

    @Test
    void aPointIsTheExperimentWithTheKeyOverridden() {
        String text = BASE + "sweep: {over: [{key: cue.corrupt.flip, values: [0.3]}]}";
        try (ExperimentFile overridden = read(folder, BASE, "cue.corrupt.flip=0.3")) {
            assertThat(point(study(text), 0, 0)).isEqualTo(overridden.experiment());
        }
    }

    @Test
    void anAblationHoldsOneOfTheTimeConstantsOrTheirMean() {
        String text = BASE + "ablation: {ratio: [4], hold: %s}";
        assertThat(timeConstants(study(text.formatted("tau_f")))).containsExactly(10, 40);
        assertThat(timeConstants(study(text.formatted("tau_h")))).containsExactly(0.025, 0.1);
        assertThat(timeConstants(study(text.formatted("mean")))).containsExactly(0.5, 2);
    }

    @Test
    void anAblationKeepsTheSpreadOfTimeConstants() {
        String text =
                BASE.replace("tau: 10 ms", "tau: {mean: 10 ms, spread: 0.2}") + "ablation: {ratio: [4], hold: tau_h}";
        assertThat(point(study(text), 0, 0).network().features().tau())
                .isEqualTo(new TimeConstants.Lognormal(0.025, 0.2));
    }

    @Test
    void theSpreadOfTimeConstantsMayBeSwept() {
        String text = BASE.replace("tau: 0.1 ms", "tau: {mean: 0.1 ms, spread: 0}")
                + "sweep: {over: [{key: network.memories.tau.spread, values: [0, 0.5]}]}";
        assertThat(point(study(text), 0, 0).network().memories().tau()).isEqualTo(new TimeConstants.Same(0.1));
        assertThat(point(study(text), 1, 0).network().memories().tau())
                .isEqualTo(new TimeConstants.Lognormal(0.1, 0.5));
    }

    private static double[] timeConstants(Study study) {
        Experiment.Network network = point(study, 0, 0).network();
        return new double[] {
            network.features().tau().mean(), network.memories().tau().mean()
        };
    }

    @Test
    void theReferenceOfAnAblationIsAdiabaticAndTheSameForAllRatios() {
        String text = BASE + "ablation: {ratio: [0.1, 4]}";
        List<Experiment> references = List.of(adiabatic(study(text), 0), adiabatic(study(text), 1));
        assertThat(references.get(0).network().memories().isAdiabatic()).isTrue();
        assertThat(references.get(1)).isEqualTo(references.get(0));
    }

    private static Experiment adiabatic(Study study, int cell) {
        try (ExperimentFile file = study.adiabatic(cell, 0)) {
            return file.experiment();
        }
    }

    @Test
    void loadsOfACapacityAreInUnitsOfTheTheory() {
        String text = BASE.replace("values: [[1, -1, 1], [-1, 1, 1]]", "random: {count: 9, size: 9, kind: bipolar}")
                        .replace("{kind: softmax, beta: 0.5}", "{kind: power, order: 3}")
                + "capacity: {sizes: [50, 100], loads: [0.5, 1], corrupt: {flip: 0.05}}";
        try (ExperimentFile file = study(text).point(3, 0)) {
            assertThat(file.patterns().size()).isEqualTo(100);
            assertThat(file.patterns().count()).isEqualTo(362);
            assertThat(file.experiment().start().toString()).contains("0.05");
        }
    }

    @Test
    void aCapacityWithoutLoadsIsASearchAroundTheTheory() {
        String text = BASE.replace("values: [[1, -1, 1], [-1, 1, 1]]", "random: {count: 9, size: 9, kind: bipolar}")
                        .replace("{kind: softmax, beta: 0.5}", "{kind: softmax}")
                + "capacity: {sizes: [16]}";
        Threshold search = study(text).search(0).orElseThrow();
        assertThat(search.from()).isEqualTo(16);
        assertThat(search.to()).isEqualTo(16 * 256);
        assertThat(search.whole()).isTrue();
    }

    @Test
    void theFingerprintSaysWhetherAnythingButTheFolderDiffers() {
        String text = BASE + "sweep: {over: [{key: cue.strength, values: [1, 2]}]}";
        String known = study(text).fingerprint();
        assertThat(study(text + " # a remark").fingerprint()).isEqualTo(known);
        assertThat(study(text.replace("[1, 2]", "[1, 3]")).fingerprint()).isNotEqualTo(known);
        assertThat(study(text.replace("seed: 1", "seed: 2")).fingerprint()).isNotEqualTo(known);
    }
}
