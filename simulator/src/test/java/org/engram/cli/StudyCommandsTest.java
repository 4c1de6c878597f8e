package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.cli.Cli.engram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.engram.recording.RecordingFile;
import org.engram.simulation.Provenance;
import org.engram.study.StudyFile;
import org.engram.study.StudyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Studies from end to end. */
class StudyCommandsTest {
    private static final String EXPERIMENT = """
            title: Small study
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}, storage: float64}
            cue: {memories: [3, 7], corrupt: {flip: 0.1}}
            simulate: {duration: 40 ms}
            """;

    private static final String SWEEP = EXPERIMENT + """
            sweep:
              over:
                - {key: cue.corrupt.flip, values: [0, 0.2, 0.5]}
                - {key: network.memories.tau, values: [0.5 ms, 2 ms]}
              repeats: 2
            """;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        experiment = Files.writeString(folder.resolve("small.yaml"), SWEEP);
        results = folder.resolve("small.h5");
    }

    private Path study(String text) throws IOException {
        return Files.writeString(experiment, EXPERIMENT + text);
    }

    private static double[] figure(Path file, String name) throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            return recording.doubles("/sweep/" + name);
        }
    }

    private static void requireSameResults(Path file, Path other) throws IOException {
        try (RecordingFile a = RecordingFile.open(file);
                RecordingFile b = RecordingFile.open(other)) {
            assertThat(b.children("/sweep")).isEqualTo(a.children("/sweep"));
            for (String name : a.children("/sweep")) {
                assertThat(b.doubles("/sweep/" + name)).as(name).isEqualTo(a.doubles("/sweep/" + name));
            }
        }
    }

    @Test
    void resultsHaveOneNamedDimensionForEveryKey() throws IOException {
        Cli run = Cli.engram("run", experiment, "-o", results);
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Small study", "flip", "tau/ms", "1.000 [0.510, 1.000]", "12 of 12 points");
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.dimensions("/sweep/cued_overlap"))
                    .containsExactly("cue.corrupt.flip", "network.memories.tau", "repeat", "trial");
            assertThat(file.dimensions("/sweep/fraction")).containsExactly("cue.corrupt.flip", "network.memories.tau");
            assertThat(file.doubles("/sweep/network.memories.tau")).containsExactly(0.5, 2);
            assertThat(file.attributes("/sweep/network.memories.tau")).containsEntry("units", "ms");
            assertThat(file.longs("/sweep/done")).hasSize(12).containsOnly(1);
            assertThat(file.doubles("/sweep/fraction")).hasSize(6).startsWith(1, 1);
            assertThat(file.longs("/provenance/completed")).containsExactly(1);
            assertThat(file.text("/provenance/experiment")).isEqualTo(SWEEP);
        }
    }

    @Test
    void aPointIsTheRunWithTheKeyOverridden() throws IOException {
        Cli.run(experiment, results);
        Path alone = folder.resolve("alone.h5");
        Files.writeString(experiment, EXPERIMENT);
        Cli.run(experiment, alone, "--set", "cue.corrupt.flip=0.2", "--set", "network.memories.tau=2 ms");
        for (String name : new String[] {"overlap", "cued_overlap", "settled_at", "passes", "steps", "energy_end"}) {
            int point = 3 * 2;
            assertThat(Arrays.copyOfRange(figure(results, name), 2 * point, 2 * point + 2))
                    .as(name)
                    .containsExactly(Recorded.retrieval(alone, name));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsDoNotDependOnThreads(int threads) throws IOException {
        Path other = folder.resolve("other.h5");
        Cli.run(experiment, results, "--threads", "2");
        Cli.run(experiment, other, "--threads", threads);
        requireSameResults(results, other);
    }

    @Test
    void shardsJoinedAreTheWhole() throws IOException {
        Cli.run(experiment, results);
        Path[] parts = new Path[3];
        for (int k = 0; k < 3; k++) {
            parts[k] = folder.resolve("part" + k + ".h5");
            Cli.run(experiment, parts[k], "--shard", (k + 1) + "/3");
        }
        Path joined = folder.resolve("joined.h5");
        Cli merge = engram("merge", joined, parts[2], parts[0], parts[1]);
        assertThat(merge.status()).as(merge.toString()).isZero();
        assertThat(merge.out()).contains("12 of 12 points from 3 files");
        requireSameResults(results, joined);
    }

    @Test
    void whatIsMissingIsComputedAndNothingElse() throws IOException {
        Cli.run(experiment, results);
        Path part = folder.resolve("part.h5");
        Cli.run(experiment, part, "--shard", "2/3");
        try (RecordingFile file = RecordingFile.open(part)) {
            assertThat(Arrays.stream(file.longs("/sweep/done")).sum()).isEqualTo(4);
            assertThat(file.doubles("/sweep/overlap")[0]).isNaN();
        }
        Cli.run(experiment, part, "--resume");
        requireSameResults(results, part);
        try (RecordingFile file = RecordingFile.open(part)) {
            assertThat(file.attributes("/provenance")).containsEntry("points_taken_over", 4L);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**resuming*");
    }

    @Test
    void aCompleteStudyIsNotTouchedByGoingOn() throws IOException {
        Cli.run(experiment, results);
        byte[] before = Files.readAllBytes(results);
        Cli again = engram("run", experiment, "-o", results, "--resume", "--threads", "1");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("is complete already", "nothing to go on with");
        assertThat(Files.readAllBytes(results)).isEqualTo(before);
    }

    @Test
    void theWallTimeOfAStudyIsThatOfAllItsSessions() throws IOException {
        Cli.run(experiment, results, "--shard", "1/3");
        rewrite(results, Version.current().number(), 1000);
        Cli.run(experiment, results, "--resume");
        assertThat(Recordings.study(results).wallSeconds()).isBetween(1000.001, 1100.0);
    }

    @Test
    void resultsOfAnotherVersionAreNotGoneOnWithNorJoined() throws IOException {
        Path part = folder.resolve("part.h5");
        Cli.run(experiment, results, "--shard", "1/3");
        Cli.run(experiment, part, "--shard", "2/3");
        rewrite(results, "0.0.9", 1);
        Cli resumed = engram("run", experiment, "-o", results, "--resume");
        assertThat(resumed.status()).isEqualTo(2);
        assertThat(resumed.err()).contains("was begun by Engram 0.0.9", "--force");
        Path joined = folder.resolve("joined.h5");
        Cli merged = engram("merge", joined, part, results);
        assertThat(merged.status()).isEqualTo(2);
        assertThat(merged.err()).contains("made by Engram 0.0.9", "one version only");
        assertThat(joined).doesNotExist();
    }

    /** Writes the results again, as if another version had made them in so many seconds. */
    private static void rewrite(Path file, String version, double wallSeconds) throws IOException {
        StudyFile known = Recordings.study(file);
        Provenance origin = known.origin();
        var header = new StudyWriter.Header(known.title(), known.fingerprint(), known.seed(), "all", wallSeconds);
        var other = new Provenance(
                origin.source(),
                origin.resolved(),
                version,
                origin.commit(),
                origin.commandLine(),
                origin.threads(),
                origin.start(),
                origin.machine());
        new StudyWriter(file, true, header, known.results(), List.of(), other).close();
    }

    @Test
    void aStudyThatIsThereAlreadyIsNotTouchedWithoutBeingTold() throws IOException {
        Cli.run(experiment, results);
        Cli refused = engram("run", experiment, "-o", results);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("exists", "--resume", "--force");
        Cli foreign = engram("run", experiment, "-o", results, "--resume", "--seed", "6");
        assertThat(foreign.status()).isEqualTo(2);
        assertThat(foreign.err()).contains("another study", "seed");
    }

    @Test
    void partsThatDoNotFitAreRefused() throws IOException {
        Path first = folder.resolve("first.h5");
        Path foreign = folder.resolve("foreign.h5");
        Cli.run(experiment, first, "--shard", "1/3");
        Cli.run(experiment, foreign, "--shard", "2/3", "--set", "simulate.duration=20 ms");
        Path joined = folder.resolve("joined.h5");
        Cli twice = engram("merge", joined, first, first);
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).contains("point 0 is in", "with the same results");
        Cli other = engram("merge", joined, first, foreign);
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("another study", foreign.toString());
        assertThat(engram("merge", joined, experiment).err()).contains("not an HDF5 file");
        assertThat(joined).doesNotExist();
    }

    @Test
    void missingPointsAreNamedByMerge() throws IOException {
        Path first = folder.resolve("first.h5");
        Cli.run(experiment, first, "--shard", "1/3");
        Path joined = folder.resolve("joined.h5");
        assertThat(engram("merge", joined, first).out()).contains("4 of 12", "8 points are missing", "--resume");
        Cli.run(experiment, results);
        Cli.run(experiment, joined, "--resume");
        requireSameResults(results, joined);
    }

    @Test
    void optionsOfStudiesAreRefusedElsewhere() throws IOException {
        Files.writeString(experiment, EXPERIMENT);
        assertThat(engram("run", experiment, "-o", results, "--shard", "1/2").err())
                .contains("--shard is for studies");
        assertThat(engram("run", experiment, "-o", results, "--shard", "3/2").err())
                .contains("wanted: i/n");
    }

    @Test
    void goingOnAndBeginningAnewExcludeOneAnother() {
        Cli both = engram("run", experiment, "-o", results, "--resume", "--force");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("give one of the two");
        assertThat(results).doesNotExist();
    }

    @Test
    void pointsThatFailDoNotKeepTheOthersFromBeingRun() throws IOException {
        study("sweep: {over: [{key: network.features.activation, values: [{kind: tanh}, {kind: identity}]},"
                + " {key: network.memories.activation, values: [{kind: power, order: 4, coefficient: 9}]}]}");
        Cli run = engram("run", experiment, "-o", results);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("point 1 failed", "trial");
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.longs("/sweep/done")).containsExactly(1, 0);
            assertThat(file.texts("/sweep/network.features.activation")).hasSize(2);
            assertThat(file.longs("/provenance/completed")).containsExactly(0);
        }
        assertThat(engram("info", results).out()).contains("NOT COMPLETE", "1 of 2 points");
    }

    @Test
    void anAblationComparesWithTheAdiabaticNetwork() throws IOException {
        study("ablation: {ratio: [0.01, 1], methods: [imex, dormand-prince-54]}");
        Cli.run(experiment, results, "--set", "simulate.duration=80 ms", "--set", "simulate.stop={residual: 1e-5}");
        double[] distance = figure(results, "median_distance_max");
        assertThat(distance[0]).isPositive();
        assertThat(distance[2]).isGreaterThan(10 * distance[0]);
        assertThat(figure(results, "median_distance_rms")[0]).isLessThan(distance[0]);
        double[] eigenvalue = figure(results, "eigenvalue");
        assertThat(Arrays.stream(eigenvalue).max().orElseThrow()).isNegative();
        assertThat(eigenvalue[0]).isCloseTo(-0.1, within(1e-2));
    }

    @Test
    void aCapacityWithoutLoadsFindsWhereHalfOfTheTrialsFail() throws IOException {
        study("""
                capacity: {sizes: [100, 200], corrupt: none, criterion: {overlap: 0.95}, repeats: 2}
                """);
        Cli.run(
                experiment,
                results,
                "--set",
                "network.features.activation={kind: sign}",
                "--set",
                "network.memories.activation={kind: power}",
                "--set",
                "simulate={duration: 30 ms, integrator: {method: asynchronous}}");
        assertThat(figure(results, "share_from")).containsOnly(1);
        assertThat(figure(results, "share_to")).containsOnly(0);
        double[] half = figure(results, "threshold");
        double[] low = figure(results, "threshold_low");
        for (int point = 0; point < 4; point++) {
            assertThat(half[point]).isBetween(low[point], 1.1 * low[point] + 1);
        }
        assertThat(figure(results, "median_theory")).containsExactly(0.14 * 100, 0.14 * 200);
    }

    @Test
    void trajectoriesOfEveryPointAreKeptIfAskedFor() throws IOException {
        study("sweep: {over: [{key: cue.strength, values: [1, 2]}], trajectories: true}");
        Cli.run(experiment, results);
        Path alone = folder.resolve("alone.h5");
        Files.writeString(experiment, EXPERIMENT);
        Cli.run(experiment, alone, "--set", "cue.strength=2");
        assertThat(Recorded.variable(folder.resolve("small-points/000001.h5"), "v"))
                .containsExactly(Recorded.variable(alone, "v"));
    }

    @Test
    void trajectoriesOfAnotherStudyAreNotOverwritten() throws IOException {
        study("sweep: {over: [{key: cue.strength, values: [1, 2]}], trajectories: true}");
        Path others = Files.createDirectory(folder.resolve("small-points"));
        Path other = Files.writeString(others.resolve("000000.h5"), "another study");
        Cli refused = engram("run", experiment, "-o", results);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("small-points is not empty", "-o", "--force");
        assertThat(engram("run", experiment, "-o", results, "--resume").status())
                .isEqualTo(2);
        assertThat(other).hasContent("another study");
        assertThat(results).doesNotExist();
        Cli.run(experiment, results, "--force");
        assertThat(Recorded.variable(other, "v")).isNotEmpty();
    }

    @Test
    void theSummaryAsJsonHasAnEntryForEveryCell() {
        JsonNode summary = JsonMapper.shared()
                .readTree(engram("run", experiment, "-o", results, "--json").out());
        assertThat(summary.get("cells").size()).isEqualTo(6);
        assertThat(summary.at("/cells/0/fraction").asDouble()).isEqualTo(1);
        assertThat(summary.get("done").asInt()).isEqualTo(12);
    }

    @Test
    void checkAndInfoKnowStudies() {
        assertThat(engram("check", experiment).out())
                .contains("sweep of 12 points, all checked", "3 cue.corrupt.flip x 2 network.memories.tau x 2 repeats");
        Cli.run(experiment, results);
        assertThat(engram("info", results).out())
                .contains("complete: 12 of 12 points", "/sweep", "fraction", "share of successful trials");
        assertThat(engram("cite", results).status()).isZero();
    }

    @Test
    void aMistakeAtOnePointIsFoundBeforeAnythingRuns() throws IOException {
        study("sweep: {over: [{key: cue.corrupt.flip, values: [0.1, 2]}]}");
        Cli run = engram("run", experiment, "-o", results);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("small.yaml:9:54: cue.corrupt.flip: `2` is out of range");
        assertThat(results).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparks", "spark:", "threads:4", ""})
    void whatIsNoPlaceToRunIsRefused(String place) {
        Cli refused = engram("run", experiment, "-o", results, "--on", place);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("`" + place + "` is no place to run", "threads, spark, or spark:MASTER");
    }

    @Test
    void withoutSparkItIsSaidHowToGetItAndNothingIsWritten() {
        Cli refused = engram("run", experiment, "-o", results, "--on", "spark:spark://host:7077");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("Apache Spark was not found", "SPARK_HOME", "--on threads");
        assertThat(results).doesNotExist();
    }

    @Test
    void threadsAreNotForSpark() {
        Cli refused = engram("run", experiment, "-o", results, "--on", "spark", "--threads", "2");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--threads is for --on threads", "spark.task.cpus");
    }

    @Test
    void singleRunsStayHere() throws IOException {
        Cli refused = engram("run", study(""), "-o", results, "--on", "spark");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--on is for studies");
    }
}
