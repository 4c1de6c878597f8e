package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.engram.experiment.ExperimentTexts.BASE;
import static org.engram.experiment.ExperimentTexts.problems;
import static org.engram.experiment.ExperimentTexts.read;

import java.nio.file.Path;
import java.util.List;
import org.engram.study.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that cannot be run are refused before anything runs, at the place of the mistake. */
class RefusedStudyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweep: {over: [{key: seed, values: [1, 2]}]} | sweep.over[0].key | write `repeats: n`",
                "sweep: {over: [{key: sweep.repeats, values: [1]}]} | sweep.over[0].key | a study cannot change itself",
                "sweep: {over: []} | sweep.over | empty; wanted: a list",
                "sweep: {over: [{key: cue.strength}]} | sweep.over[0].key | needs `values` beside it",
                "sweep: {over: [{values: [1]}]} | sweep.over[0] | one of the keys `key`, `zip` is wanted",
                "sweep: {over: [{key: cue.strength, values: [1, 1]}]} | sweep.over[0].values[1] | listed twice",
                "sweep: {over: [{key: cue.strength, values: {from: 1, to: 1, steps: 3}}]} | sweep.over[0].values.from |"
                        + " no extent",
                "sweep: {over: [{key: cue.strength, values: {from: 0, to: 1, steps: 3, scale: log}}]} |"
                        + " sweep.over[0].values.from | > 0",
                "sweep: {over: [{key: cue.strength, values: [1]}, {key: cue.strength, values: [2]}]} | sweep.over[1].key |"
                        + " changed twice",
                "sweep: {over: [{key: cue.corrupt, values: [{flip: 0}]}, {key: cue.corrupt.flip, values: [0.1]}]} |"
                        + " sweep.over[1].key | change the same",
                "sweep: {over: [{zip: [{key: cue.strength, values: [1]}, {key: cue.hold, values: [1, 2]}]}]} |"
                        + " sweep.over[0].zip[1].values | 2 values, but `cue.strength` has 1",
                "sweep: {over: [{key: simulate.integrator.max_steps, values: {from: 3, to: 5, steps: 5}}]} | sweep.over[0].values.steps |"
                        + " at most 3 steps",
                "sweep: {over: [{key: simulate.integrator.max_steps, values: {from: 100, to: 1, steps: 20, scale: log}}]} |"
                        + " sweep.over[0].values.steps | at most 11 steps",
                "sweep: {over: [{key: simulate.integrator.max_steps, values: {from: 3, to: 3.2, steps: 2}}]} |"
                        + " sweep.over[0].values.from | no extent",
                "sweep: {over: [{key: cue.strength, values: {from: 1, to: 1.00000000003, steps: 9}}]} |"
                        + " sweep.over[0].values.steps | rounded to 12 digits, some of these 9 values are equal; wanted: at most 4",
                "sweep: {over: [{key: cue.hold, values: {from: 1 ms, to: 20 Hz, steps: 3}}]} | sweep.over[0].values.to |"
                        + " `20 Hz` is a frequency, but `from` is a time",
                "ablation: {ratio: [-1, 2]} | ablation.ratio | numbers > 0",
                "ablation: {ratio: [1 ms, 2 Hz]} | ablation.ratio | numbers > 0",
                "ablation: {ratio: {from: 1 ms, to: 2 ms, steps: 2}} | ablation.ratio | numbers > 0",
                "ablation: {ratio: [1], over: [{key: network.memories.tau, values: [1]}]} | ablation.over[0].key |"
                        + " changed twice",
                "sweep: {over: [{key: cue.strength, values: [1]}], threshold: {key: cue.strength, from: 0, to: 1, accuracy: 1}} |"
                        + " sweep.threshold.key | changed twice",
                "ablation: {ratio: [1], threshold: {key: network.memories.tau, from: 0, to: 1, accuracy: 1}} |"
                        + " ablation.threshold.key | changed twice",
                "sweep: {over: [{key: cue.strength, values: [1, 2]}], repeats: 500001} | sweep | at most 1000000",
                "sweep: {over: [{key: cue.strength, values: [1, 2]}], repeats: 2147483647} | sweep | at most 1000000",
                "capacity: {sizes: [10, ten]} | capacity.sizes | wanted: numbers > 0",
                "capacity: {sizes: [10]} | network.synapses.patterns | wanted: `random`",
                "sweep: {over: [{key: cue.hold, values: [1]}], threshold: {key: cue.strength, from: 2, to: 1, accuracy: 1}} |"
                        + " sweep.threshold.from | a number below `to`",
                "mapping: {copies: [1, 4]} | mapping | make one of them `lif` or `escape`",
                "mapping: {copies: [1], membrane: [0.1]} | mapping.membrane | of which there are none",
                "mapping: {copies: [0, 1]} | mapping.copies | numbers > 0",
                "mapping: {copies: [1], reached: 2} | mapping.reached | from -1 to 1",
                "mapping: {membrane: [1]} | mapping.copies | missing",
                "sweep: {over: [{key: cue.strength, values: [1]}], criterion: {}} | sweep.criterion | one of the keys",
            })
    void whatIsWrongWithTheStudyItself(String study, String key, String message) {
        assertThat(problems(folder, BASE + study)).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isGreaterThan(2);
        });
    }

    @Test
    void onlyOneStudyMayBeDeclared() {
        assertThat(problems(folder, BASE + "sweep: {over: [{key: cue.strength, values: [1]}]}\nablation: {ratio: [1]}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("only one of the keys"));
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        String text = BASE.replace("tau: 0.1 ms", "tau: adiabatic") + "ablation: {ratio: [1], hold: mean}";
        assertThat(problems(folder, text)).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo("network.memories.tau");
            assertThat(problem.message()).contains("cannot be held", "`hold: tau_f`");
        });
    }

    private List<Problem> refused(String text) {
        try (ExperimentFile file = read(folder, text)) {
            Study study = file.study().orElseThrow();
            var refused = catchThrowableOfType(ExperimentException.class, () -> new Plan(study));
            return refused == null ? List.of() : refused.problems();
        }
    }

    @Test
    void aValueThatTheKeyDoesNotTakeIsRefusedWhereItIsWritten() {
        String text = BASE + """
                sweep:
                  over:
                    - key: cue.corrupt.flip
                      values:
                        - 0.1
                        - 1.5
                """;
        assertThat(refused(text)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(21);
            assertThat(problem.key()).isEqualTo("cue.corrupt.flip");
            assertThat(problem.message()).contains("`1.5` is out of range", "(at cue.corrupt.flip = 1.5)");
        });
    }

    @ParameterizedTest
    @CsvSource({"simulate.duration, Hz, is a frequency", "cue.strength, ms, is text"})
    void aRangeOfAnotherKindThanItsKeyIsRefused(String key, String unit, String message) {
        assertThat(refused(BASE
                        + "sweep: {over: [{key: %s, values: {from: 1 %s, to: 20 %s, steps: 2}}]}"
                                .formatted(key, unit, unit)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).contains(" " + unit + "` " + message));
    }

    @Test
    void aKeyThatDoesNotExistIsRefusedWithASuggestion() {
        assertThat(refused(BASE + "sweep: {over: [{key: cue.strenght, values: [1]}]}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("did you mean `strength`?"));
    }

    @Test
    void aPointThatIsWrongAsAWholeIsNamed() {
        assertThat(refused(BASE + "sweep: {over: [{key: simulate.duration, values: [0.5, 100]}, {key: record.every,"
                        + " values: [1e-9]}]}"))
                .anySatisfy(problem -> assertThat(problem.message())
                        .contains("samples", "(at simulate.duration = 100.0, record.every = 1.0E-9)"));
    }

    @Test
    void aKeyBelowAWordIsRefused() {
        String text = BASE.replace("corrupt: {flip: 0.2}", "corrupt: none")
                + "sweep: {over: [{key: cue.corrupt.flip, values: [0.1]}]}";
        assertThat(refused(text)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.message()).contains("`cue.corrupt` is a single value, in which there is no `flip`");
        });
    }

    @Test
    void aStudyWhoseResultsDoNotFitIsRefused() {
        String text =
                BASE.replace("values: [[1, -1, 1], [-1, 1, 1]]", "random: {count: 1000000, size: 3, kind: bipolar}")
                                .replace("memories: [0, 1]", "memories: all")
                        + "sweep: {over: [{key: cue.strength, values: [1, 2]}], repeats: 6}";
        assertThat(refused(text)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.message()).contains("12 points of 1000000 trials", "write fewer");
        });
    }
}
