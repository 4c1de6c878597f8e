package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.experiment.PopulationExperiment.Drive;
import org.engram.experiment.PopulationExperiment.Projection;
import org.engram.experiment.PopulationExperiment.Variable;
import org.engram.neuron.Exponential;
import org.engram.neuron.spiking.EscapeNoise;
import org.engram.neuron.spiking.Membrane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiment files with populations: what they say, and what is said about mistakes in them. */
class PopulationFileTest {
    private static final String BASE = """
            seed: 3
            populations:
              E:
                size: 80
                neuron: {model: lif-delta, tau_m: 20 ms, E_L: -60 mV, V_th: -50 mV, V_reset: -0.06 V, t_ref: 2 ms}
                initial: {V_m: {uniform: [-60 mV, -50 mV]}}
                drive: [{rate: 1 kHz, weight: 0.5 mV, stop: 1 s}]
              I:
                size: 20
                neuron: {model: lif-current, tau_m: 20 ms, C_m: 0.2 nF, E_L: -60, V_th: -50, V_reset: -60, t_ref: 2, tau_syn_ex: 5, tau_syn_in: 10}
              G:
                size: 20
                neuron: {model: lif-conductance, tau_m: 20, C_m: 200, E_L: -60, V_th: -50, V_reset: -60, t_ref: 2, tau_syn_ex: 5, tau_syn_in: 10, E_ex: 0, E_in: -80}
                initial: {excitatory: {normal: {mean: 4 nS, sd: 2 nS}}}
              noise: {size: 20, neuron: {model: poisson, rate: 10 Hz}}
            projections:
              - {from: E, to: I, connect: {fixed-probability: 0.5}, weight: 20 pA, delay: 1.5 ms}
              - {from: I, to: [E], connect: {fixed-indegree: 5}, weight: -0.5 mV, delay: {uniform: [1 ms, 2 ms]}}
              - {from: [noise, E], to: G, connect: all-to-all, weight: 1 nS, delay: 1 ms}
              - {from: noise, to: I, connect: one-to-one, weight: {normal: {mean: -9 pA, sd: 1 pA}}, delay: 0}
            simulate: {duration: 100 ms}
            """;

    @TempDir
    private Path folder;

    private PopulationExperiment read(String text) {
        try (ExperimentFile file = ExperimentTexts.read(folder, text)) {
            return file.populations().orElseThrow();
        }
    }

    @Test
    void quantitiesAreReadInTheirUnits() {
        PopulationExperiment experiment = read(BASE);
        assertThat(experiment.populations())
                .extracting(PopulationExperiment.Population::name)
                .containsExactly("E", "I", "G", "noise");
        assertThat(experiment.populations().get(0).neuron())
                .isEqualTo(new NeuronModel.Delta(new Membrane(20, 250, -60, -50, -60, 2, 0)));
        assertThat(experiment.populations().get(1).neuron())
                .isEqualTo(new NeuronModel.Current(new Membrane(20, 200, -60, -50, -60, 2, 0), 5, 10));
        assertThat(experiment.populations().get(0).drives()).containsExactly(new Drive(1000, 0, 0.5, 0, 1000));
        assertThat(experiment.populations().get(0).initial()).containsEntry("V_m", new Distribution.Uniform(-60, -50));
        assertThat(experiment.populations().get(2).initial())
                .hasEntrySatisfying(
                        "excitatory", held -> assertThat(held.least()).isZero());
    }

    private static final String OTHER_MODELS = """
            populations:
              A:
                size: 10
                neuron: {model: lif-alpha, tau_m: 10 ms, C_m: 250 pF, E_L: 0, V_th: 15, V_reset: 0, t_ref: 2, tau_syn: 0.3 ms}
                initial: {current: 5 pA}
              X:
                size: 10
                neuron: {model: escape, activation: {kind: exponential, beta: 2}, rate: 10 Hz, tau: 20 ms}
                initial: {state: {uniform: [0, 1]}}
            projections:
              - {from: A, to: X, connect: all-to-all, weight: 0.1, delay: 1}
              - {from: X, to: A, connect: all-to-all, weight: -20 pA, delay: 1, receptor: current}
            simulate: {duration: 10}
            """;

    @Test
    void alphaCurrentsAndEscapeNoiseAreModels() {
        PopulationExperiment experiment = read(OTHER_MODELS);
        assertThat(experiment.populations().get(0).neuron())
                .isEqualTo(new NeuronModel.Alpha(new Membrane(10, 250, 0, 15, 0, 2, 0), 0.3));
        assertThat(experiment.populations().get(1).neuron())
                .isEqualTo(new NeuronModel.Escape(new EscapeNoise.Cell(new Exponential(2), 10, 20, 0, 0)));
        assertThat(experiment.projections()).extracting(Projection::port).containsExactly(0, 0);
        try (ExperimentFile file = ExperimentTexts.read(folder, OTHER_MODELS)) {
            assertThat(read(file.resolvedJson())).isEqualTo(experiment);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tau_syn: 0.3 ms    | tau_syn_ex: 0.3 ms | populations.A.neuron.tau_syn_ex | unknown key; accepted here
            tau_syn: 0.3 ms    | tau_syn: 0 ms      | populations.A.neuron.tau_syn    | `0 ms` is out of range
            initial: {current  | initial: {inhibitory | populations.A.initial.inhibitory | wanted: `V_m`, `current`
            receptor: current  | receptor: inhibitory | projections[1].receptor       | wanted: one of `current`
            exponential, beta  | softmax, beta      | populations.X.neuron.activation | is no function of one neuron's state
            exponential, beta  | exponental, beta   | populations.X.neuron.activation.kind | did you mean `exponential`
            rate: 10 Hz        | rate: 0 Hz         | populations.X.neuron.rate       | is out of range
            weight: 0.1        | weight: 0.1 mV     | projections[0].weight           | a number without a unit
            {state: {uniform   | {V_m: {uniform     | populations.X.initial.V_m       | wanted: `state`
            [0, 1]             | [0 mV, 1 mV]       | populations.X.initial.state.uniform[0] | a number without a unit
            """)
    void mistakesInAlphaAndEscapeNeuronsAreReported(String part, String replacement, String key, String message) {
        assertThat(OTHER_MODELS).contains(part);
        assertThat(ExperimentTexts.problems(folder, OTHER_MODELS.replace(part, replacement)))
                .anySatisfy(problem -> {
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void everyPairOfSourcesAndTargetsIsAProjection() {
        List<Projection> projections = read(BASE).projections();
        assertThat(projections).extracting(Projection::from).containsExactly(0, 1, 3, 0, 3);
        assertThat(projections).extracting(Projection::to).containsExactly(1, 0, 2, 2, 1);
        assertThat(projections.get(1).plan().rule()).isEqualTo(new ConnectionRule.FixedIndegree(5, false, false));
        assertThat(projections.get(1).plan().delay()).isEqualTo(new Distribution.Uniform(1, 2));
    }

    @Test
    void theSignOfTheWeightChoosesTheReceptorUnlessOneIsNamed() {
        assertThat(read(BASE).projections()).extracting(Projection::port).containsExactly(0, 0, 0, 0, 1);
        String named = BASE.replace("weight: 1 nS,", "weight: 1 nS, receptor: inhibitory,");
        assertThat(read(named).projections()).extracting(Projection::port).containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void spikesAndRatesOfAllPopulationsAreRecordedUnlessToldOtherwise() {
        PopulationExperiment.Record record = read(BASE).record();
        assertThat(record.variables()).containsExactly(Variable.SPIKES, Variable.RATE);
        assertThat(record.populations()).containsExactly("E", "I", "G", "noise");
        assertThat(record.neurons())
                .containsOnlyKeys("E", "I", "G", "noise")
                .allSatisfy(
                        (name, neurons) -> assertThat(neurons.of(1000)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(record.times()).hasSize(201);
        assertThat(read(BASE).trials()).isEqualTo(1);
    }

    @Test
    void theResolvedFileSaysTheSame() {
        try (ExperimentFile file = ExperimentTexts.read(folder, BASE)) {
            assertThat(read(file.resolvedJson())).isEqualTo(file.populations().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V_reset: -0.06 V    | V_reset: -40 mV      | populations.E.neuron.V_reset | is not below the threshold V_th
            tau_m: 20 ms, E_L   | tau_m: 0 ms, E_L     | populations.E.neuron.tau_m   | `0 ms` is out of range
            tau_m: 20 ms, E_L   | E_L                  | populations.E.neuron.tau_m   | missing
            tau_m: 20 ms, E_L   | tau_m: 20 mV, E_L    | populations.E.neuron.tau_m   | `20 mV` is a potential
            V_th: -50 mV        | V_th: -50 ms         | populations.E.neuron.V_th    | `-50 ms` is a time
            C_m: 0.2 nF         | C_m: -1 nF           | populations.I.neuron.C_m     | is out of range
            model: lif-delta    | model: lif-detla     | populations.E.neuron.model   | did you mean `lif-delta`
            t_ref: 2 ms         | t_rf: 2 ms           | populations.E.neuron.t_rf    | did you mean `t_ref`
            size: 80            | size: 0              | populations.E.size           | is out of range
            size: 80            | size: 2000000000     | projections[0].connect       | at most 2147483639 are possible
            delay: 1.5 ms       | delay: -1.5 ms       | projections[0].delay         | at least 0 ms
            delay: 1.5 ms       | delay: 1.5 mV        | projections[0].delay         | `1.5 mV` is a potential; wanted for a delay
            weight: 20 pA       | weight: .nan         | projections[0].weight        | not a finite number
            weight: 20 pA       | weight: 20 mV        | projections[0].weight        | wanted for a weight to `I`: a value in pA
            weight: 20 pA       | weight: 20           | -                            | -
            weight: 1 nS        | weight: -1 nS        | projections[2].weight        | a conductance cannot be negative
            mean: -9 pA, sd: 1  | mean: -9 pA, sd: -1  | projections[3].weight        | sd -1.0 is not a number >= 0
            [1 ms, 2 ms]        | [3 ms, 2 ms]         | projections[1].delay         | the range from 3.0 to 2.0 is empty
            [1 ms, 2 ms]        | [3 ms]               | projections[1].delay.uniform | a list of two values
            from: I             | from: Inh            | projections[1].from          | there is no population `Inh`
            to: [E]             | to: [noise]          | projections[1].to            | the cells of `noise` hear nothing
            fixed-indegree: 5   | fixed-indegree: 21   | projections[1].connect.fixed-indegree | has only 20 possible ones
            fixed-probability: 0.5 | fixed-probability: 2 | projections[0].connect.fixed-probability | is out of range
            noise, to: I        | noise, to: E         | projections[3].connect       | one-to-one needs populations of one size
            from: noise, to: I, connect: one | from: I, to: I, connect: one | projections[3].connect | wanted: `autapses: true`, or another
            from: noise, to: I, connect: one | autapses: true, from: I, to: I, connect: one | - | -
            all-to-all          | everybody            | projections[2].connect       | `everybody` is unknown
            weight: 0.5 mV      | weight: 0.5 pA       | populations.E.drive[0].weight | is a current; wanted for a weight of these neurons
            rate: 1 kHz         | rate: -1 kHz         | populations.E.drive[0].rate  | is out of range
            initial: {V_m       | initial: {excitatory | populations.E.initial.excitatory | have no such state; wanted: `V_m`
            duration: 100 ms    | duration: 100 ms, trials: 0 | simulate.trials       | is out of range
            duration: 100 ms    | duration: 100 ms, integrator: {method: imex} | simulate.integrator.method | exactly from event to event
            seed: 3             | cue: {memories: all} | cue                          | belongs to a `network`
            seed: 3             | network: {}          | network                      | is the other form of an experiment
            seed: 3             | mapping: {copies: [1]} | mapping                    | studies a `network`; populations have `sweep`
            seed: 3             | sweep: {over: [{key: simulate.duration, values: [1]}], criterion: {any: 0.5}} | sweep.criterion | of trials that succeed or fail
            seed: 3             | sweep: {over: [{key: populations, values: [1]}]} | sweep.over[0].key | wanted: a key of one, such as `populations.E.size`
            noise: {size        | no-ise: {size        | populations.no-ise           | letters, digits and `_`
            """)
    void mistakesAreReportedWhereTheyStand(String part, String replacement, String key, String message) {
        Assertions.assertThat(BASE).contains(part);
        List<Problem> problems = ExperimentTexts.problems(folder, BASE.replace(part, replacement));
        if (key.equals("-")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anySatisfy(problem -> {
                assertThat(problem.key()).isEqualTo(key);
                assertThat(problem.message()).contains(message);
                assertThat(problem.line()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            variables: [v]               | record.variables[0] | `v` is not a variable of populations
            variables: [mebrane]         | record.variables[0] | did you mean `membrane`
            solver: true                 | record.solver       | populations take no steps
            compress: 3                  | record.compress     | wanted: `true` or `false`
            neurons: {E: top 3}          | record.neurons.E    | `top` is for `memories`
            neurons: {F: all}            | record.neurons.F    | there is no population `F`
            populations: [X]             | record.populations  | there is no population `X`
            neurons: 0                   | record.neurons      | is out of range
            """)
    void mistakesInRecordAreReported(String record, String key, String message) {
        assertThat(ExperimentTexts.problems(folder, BASE + "record: {" + record + "}\n"))
                .anySatisfy(problem -> {
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.message()).contains(message);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: 1e30 Hz, weight: 1 mV   | populations.X.drive[0].rate | at most 1 GHz",
                "rate: 1 Hz, weight: .nan      | populations.X.drive[0].weight | is not a finite number"
            })
    void drivesThatNoClockCouldFollowAreRefused(String drive, String key, String message) {
        String text = """
                populations:
                  X:
                    size: 10
                    neuron: {model: lif-delta, tau_m: 20, E_L: 0, V_th: 20, V_reset: 10, t_ref: 2}
                    drive: [{%s}]
                simulate: {duration: 1}
                """.formatted(drive);
        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void populationsThatDoNotFitIntoMemoryTogetherAreRefused() {
        double heap = Runtime.getRuntime().maxMemory();
        String text = """
                populations:
                  X: {size: %1$.0f, neuron: {model: poisson, rate: 1}}
                  Y: {size: %1$.0f, neuron: {model: poisson, rate: 1}}
                simulate: {duration: 1}
                """;
        assertThat(ExperimentTexts.problems(folder, text.formatted(0.003 * heap)))
                .isEmpty();
        assertThat(ExperimentTexts.problems(folder, text.formatted(0.006 * heap)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("populations.X.size");
                    assertThat(problem.message()).contains("all neurons", "but Java may use");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "multapses: true, "})
    void aNeuronAloneHasNoOtherSource(String multapses) {
        String text = BASE.replace("size: 80", "size: 1")
                .replace(
                        "from: I, to: [E], connect: {fixed-indegree: 5}",
                        multapses + "from: E, to: E, connect: {fixed-indegree: 1}");
        assertThat(ExperimentTexts.problems(folder, text)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("projections[1].connect.fixed-indegree");
            assertThat(problem.message()).contains("wanted: `autapses: true`, or a larger population");
        });
    }

    @Test
    void whatBelongsToPopulationsIsRefusedForANetwork() {
        assertThat(ExperimentTexts.problems(
                        folder,
                        ExperimentTexts.base("variables: [v, energy, overlap]", "variables: [v], neurons: 3")
                                .replace("duration: 0.1 s", "duration: 0.1 s\n  trials: 2")))
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("record.neurons", "simulate.trials");
    }
}
