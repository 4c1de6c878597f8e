package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command from end to end. */
class CommandsTest {
    private static final String EXPERIMENT = """
            title: Two cues
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}, storage: float64}
            cue: {memories: [3, 7], corrupt: {flip: 0.1}}
            simulate: {duration: 80 ms}
            record: {every: 1 ms, variables: [v, g, h, f, energy, residual, overlap], solver: true}
            """;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path recording;

    @BeforeEach
    void write() throws IOException {
        experiment = folder.resolve("two.yaml");
        recording = folder.resolve("two.h5");
        Files.writeString(experiment, EXPERIMENT);
    }

    @Test
    void runRecordsWhatItSays() throws IOException {
        Cli run = engram("run", experiment, "-o", recording);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "Two cues",
                        "retrieved  2 of 2",
                        "no step raises it beyond rounding",
                        "method",
                        recording.toString());
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.dimensions("/trajectory/v")).containsExactly("trial", "time", "feature");
            assertThat(file.dimensions("/trajectory/h")).containsExactly("trial", "time", "memory");
            assertThat(file.shape("/trajectory/f")).containsExactly(2, 81, 40);
            assertThat(file.longs("/trajectory/samples_written")).containsExactly(81, 81);
            assertThat(file.longs("/retrieval/cued")).containsExactly(3, 7);
            assertThat(file.longs("/retrieval/retrieved")).containsExactly(3, 7);
            assertThat(file.longs("/retrieval/energy_rises")).containsExactly(0, 0);
            assertThat(file.doubles("/retrieval/initial_overlap")).containsExactly(0.8125, 0.8125);
            assertThat(file.doubles("/solver/t")).isNotEmpty();
            assertThat(file.longs("/provenance/completed")).containsExactly(1);
            assertThat(file.text("/provenance/experiment")).isEqualTo(EXPERIMENT);
            assertThat(file.attributes("/provenance")).containsEntry("seed", 5L).containsKey("integrator_reference");
        }
    }

    @Test
    void theResolvedExperimentGivesTheSameTrajectories() throws IOException {
        engram("run", experiment, "-o", recording);
        Path resolved = folder.resolve("resolved.json");
        Path again = folder.resolve("again.h5");
        try (RecordingFile file = RecordingFile.open(recording)) {
            Files.writeString(resolved, file.text("/provenance/experiment_json"));
        }
        Cli.run(resolved, again);
        assertThat(Recorded.variable(again, "v")).containsExactly(Recorded.variable(recording, "v"));
    }

    @Test
    void runPrintsItsSummaryAsJson() {
        Cli run = engram("run", experiment, "-o", recording, "--json");
        JsonNode summary = JsonMapper.shared().readTree(run.out());
        assertThat(summary.get("retrieved").asInt()).isEqualTo(2);
        assertThat(summary.get("results").size()).isEqualTo(2);
        assertThat(summary.at("/results/1/cued").asInt()).isEqualTo(7);
    }

    @Test
    void quietRunsPrintNothing() {
        Cli run = engram("run", experiment, "-o", recording, "--quiet");
        assertThat(run.out() + run.err()).isEmpty();
    }

    @Test
    void overridesAndSeedReachTheExperiment() throws IOException {
        engram(
                "run",
                experiment,
                "-o",
                recording,
                "--set",
                "cue.memories={random: 4}",
                "--set=title=Four",
                "--seed",
                "9");
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.shape("/trajectory/trial")).containsExactly(4);
            assertThat(file.attributes("/")).containsEntry("title", "Four");
            assertThat(file.attributes("/provenance")).containsEntry("seed", 9L);
        }
    }

    @Test
    void anExistingRecordingIsKeptUnlessForced() throws IOException {
        Files.writeString(recording, "precious");
        Cli refused = engram("run", experiment, "-o", recording);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("exists", "--force", recording.toString());
        assertThat(recording).hasContent("precious");
        assertThat(engram("run", experiment, "-o", recording, "--force", "--quiet")
                        .status())
                .isZero();
        assertThat(Recorded.variable(recording, "energy")).hasSize(162);
    }

    @Test
    void checkPrintsSizesAndWhetherTheEnergyFalls() {
        Cli check = engram("check", experiment);
        assertThat(check.status()).isZero();
        assertThat(check.out()).contains("32 feature neurons", "40 memory neurons", "falls or stays", "10.2 kB");
    }

    /** Updates end earlier, at a fixed point. */
    @ParameterizedTest
    @CsvSource({
        "euler, 'step: 0.5 ms', 1 ms, false, 0.9",
        "runge-kutta-4, 'step: 0.5 ms', 1 ms, false, 0.9",
        "runge-kutta-4, 'step: 0.5 ms', 1 ms, true, 0.9",
        "attention, '', adiabatic, false, 0.1",
        "attention, '', adiabatic, true, 0.1",
        "asynchronous, '', adiabatic, false, 0.1",
        "synchronous, '', adiabatic, false, 0.1"
    })
    void checkForetellsThePassesOfStepsOfGivenLength(
            String method, String step, String tau, boolean sequence, double least) throws IOException {
        Object[] changes = {
            "--set", "simulate.integrator={method: %s, %s}".formatted(method, step),
            "--set", "network.memories.tau=" + tau,
            "--set", "network.synapses.sequence=" + sequence,
            "--set",
                    "network.features.activation="
                            + (method.endsWith("synchronous") ? "{kind: sign}" : "{kind: tanh, gain: 4}")
        };
        Matcher foretold = Pattern.compile("at most about (\\d+) passes in each trial")
                .matcher(engram(arguments("check", changes)).out());
        assertThat(foretold.find()).isTrue();
        assertThat(engram(arguments("run", changes, "-o", recording)).status()).isZero();
        double most = Double.parseDouble(foretold.group(1));
        assertThat(Arrays.stream(Recorded.retrieval(recording, "passes")).max().orElseThrow())
                .isBetween(least * most, most + 2);
    }

    private Object[] arguments(String command, Object[] changes, Object... others) {
        return Stream.of(new Object[] {command, experiment}, changes, others)
                .flatMap(Arrays::stream)
                .toArray();
    }

    @Test
    void checkSaysWhetherARecordedTimeTakesAPass() {
        String more = "each recorded time takes one more";
        assertThat(engram("check", experiment).out()).contains("one pass a step", more);
        assertThat(engram("check", experiment, "--set", "record.variables=[v, h, energy, overlap]")
                        .out())
                .doesNotContain(more);
        assertThat(engram(
                                "check",
                                experiment,
                                "--set",
                                "record.variables=[v, h]",
                                "--set",
                                "network.memories.tau=adiabatic")
                        .out())
                .contains(more);
    }

    @Test
    void checkFlagsANonConvexLagrangian() {
        Cli check = engram("check", experiment, "--set", "network.memories.activation={kind: power, order: 3}");
        assertThat(check.out()).contains("MAY RISE", "memories");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network.memories.tau={mean: 1 ms, spread: 0.3} | neurons that share a Lagrangian have different time constants",
                "network.synapses.sequence=true | the synapses are not symmetric",
                "network.synapses.asymmetry=0.1 | the synapses are not symmetric"
            })
    void checkAndTheSummarySayWhyTheEnergyMayRise(String change, String reason) throws IOException {
        assertThat(engram("check", experiment, "--set", change).out()).contains("MAY RISE: " + reason);
        assertThat(engram("run", experiment, "-o", recording, "--set", change).out())
                .contains("MAY RISE: " + reason);
        try (RecordingFile file = RecordingFile.open(recording)) {
            assertThat(file.attributes("/trajectory/energy"))
                    .containsEntry("long_name", "energy of the network, which may rise");
        }
    }

    @Test
    void checkTellsTheRangeOfTimeConstants() {
        String features = "network.features.tau={mean: 10 ms, spread: 0.2}";
        assertThat(engram("check", experiment, "--set", features).out())
                .containsPattern("tau_f = (9|10)[.0-9]* ms on average \\([5-7][.0-9]* to 1[.0-9]* ms\\)")
                .contains("falls or stays");
    }

    @Test
    void infoSaysWhatIsInARecording() {
        Cli.run(experiment, recording);
        Cli info = engram("info", recording);
        assertThat(info.status()).isZero();
        assertThat(info.out())
                .contains("Two cues", "complete: 162 of 162 samples", "[trial 2, time 81, feature 32]", "energy_rises");
    }

    @Test
    void infoRefusesWhatIsNoRecording() {
        Cli info = engram("info", experiment);
        assertThat(info.status()).isEqualTo(2);
        assertThat(info.err()).contains(experiment.toString());
    }

    @Test
    void schemaIsJsonThatKnowsTheKeys() {
        JsonNode schema = JsonMapper.shared().readTree(engram("schema").out());
        assertThat(schema.at("/properties/network").isObject()).isTrue();
    }

    @Test
    void citeNamesThePaperAndTheMethodOfARecording() {
        Cli.run(experiment, recording, "--set", "simulate.integrator.method=imex");
        assertThat(engram("cite").out()).contains("Krotov", "2008.06996");
        assertThat(engram("cite", recording).out()).contains("Hochbruck");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "merge", "info", "export", "report", "schema", "cite"})
    void everyCommandHelpsAloneAsAmongAll(String command) {
        Cli alone = engram(command, "--help");
        assertThat(alone.status()).isZero();
        assertThat(alone.out())
                .startsWith("Usage: engram " + command + " ")
                .isEqualTo(engram("help", command).out());
        assertThat(engram("--help").out()).containsPattern("(?m)^  " + command + " ");
    }

    @Test
    void versionAndHelpAreThere() {
        assertThat(engram("--version").out()).startsWith("engram ");
        assertThat(engram("run", "--version").out()).startsWith("engram ");
        assertThat(engram("--help").out()).contains("run", "check", "Exit status");
        assertThat(engram("help", "run").out()).contains("--threads");
    }

    @Test
    void unknownCommandsAndOptionsAreUsageErrors() {
        assertThat(engram("rum", experiment).status()).isEqualTo(2);
        assertThat(engram("run", experiment, "--thread", "2").status()).isEqualTo(2);
        assertThat(engram("run", experiment, "--threads", "0").status()).isEqualTo(2);
        assertThat(engram("run").status()).isEqualTo(2);
        assertThat(engram().status()).isEqualTo(2);
    }
}
