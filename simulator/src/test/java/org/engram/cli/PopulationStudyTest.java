package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over keys of populations. */
class PopulationStudyTest {
    private static final String EXPERIMENT = """
            title: Small populations
            seed: 3
            populations:
              E:
                size: 80
                neuron: &lif {model: lif-delta, tau_m: 20 ms, E_L: 0 mV, V_th: 20 mV, V_reset: 10 mV, t_ref: 2 ms}
                initial: {V_m: {uniform: [0 mV, 20 mV]}}
                drive: &external [{rate: 1.5 kHz, weight: 1 mV}]
              I: {size: 20, neuron: *lif, drive: *external}
            projections:
              - {from: E, to: [E, I], connect: {fixed-indegree: 8}, weight: 0.5 mV, delay: 1.5 ms}
              - {from: I, to: [E, I], connect: {fixed-indegree: 2}, weight: -2 mV, delay: 1.5 ms}
            simulate: {duration: 200 ms, trials: 2}
            """;

    private static final String SWEEP = EXPERIMENT + """
            sweep:
              over:
                - {key: "projections[1].weight", values: [-1 mV, -4 mV]}
                - zip:
                    - {key: "populations.E.drive[0].rate", values: [1 kHz, 2 kHz]}
                    - {key: "populations.I.drive[0].rate", values: [1 kHz, 2 kHz]}
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

    private static double[] figure(Path file, String name) throws IOException {
        try (RecordingFile recording = RecordingFile.open(file)) {
            return recording.doubles("/sweep/" + name);
        }
    }

    private Map<String, Object> attributes(String name) throws IOException {
        try (RecordingFile recording = RecordingFile.open(results)) {
            return recording.attributes("/sweep/" + name);
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
    void tellHowEachPopulationFires() throws IOException {
        Cli run = Cli.engram("run", experiment, "-o", results);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("weight/mV", "rate/Hz", "rate_E/Hz", "cv_I", "synchrony_E", "8 of 8 points");
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.dimensions("/sweep/rate_E"))
                    .containsExactly("projections.1.weight", "populations.E.drive.0.rate", "repeat", "trial");
            assertThat(file.attributes("/sweep/projections.1.weight")).containsEntry("units", "mV");
            assertThat(file.doubles("/sweep/populations.I.drive.0.rate")).containsExactly(1000, 2000);
            assertThat(file.children("/sweep")).doesNotContain("success", "fraction", "features");
        }
        double[] rates = figure(results, "median_rate_E");
        assertThat(rates[1]).as("at -1 mV").isGreaterThan(rates[0]);
        assertThat(rates[3]).as("at -4 mV").isBetween(rates[2], rates[1]);
    }

    @Test
    void aPointIsTheRunWithTheKeysOverridden() throws IOException {
        Cli.run(experiment, results, "--set", "sweep.trajectories=true");
        Path alone = folder.resolve("alone.h5");
        Files.writeString(experiment, EXPERIMENT);
        Cli.run(
                experiment,
                alone,
                "--set",
                "projections[1].weight=-4 mV",
                "--set",
                "populations.E.drive[0].rate=1 kHz",
                "--set",
                "populations.I.drive[0].rate=1 kHz");
        int point = 2 * 2;
        try (RecordingFile file = RecordingFile.open(alone)) {
            for (String name : new String[] {"spikes_E", "rate_I", "cv_E", "synchrony_I"}) {
                assertThat(Arrays.copyOfRange(figure(results, name), 2 * point, 2 * point + 2))
                        .as(name)
                        .containsExactly(file.doubles("/activity/" + name));
            }
        }
        assertThat(Recorded.all(folder.resolve("small-points/000004.h5"))).hasSameSizeAs(Recorded.all(alone));
    }

    @Test
    void resultsDoNotDependOnThreadsAndSurviveABreak() throws IOException {
        Path parts = folder.resolve("parts.h5");
        Path second = folder.resolve("second.h5");
        Path joined = folder.resolve("joined.h5");
        Cli.run(experiment, results, "--threads", "3");
        Cli.run(experiment, parts, "--shard", "1/2", "--threads", "1");
        Cli.run(experiment, second, "--shard", "2/2");
        assertThat(Cli.engram("merge", joined, second, parts).status()).isZero();
        Cli.run(experiment, parts, "--resume");
        requireSameResults(results, joined);
        requireSameResults(results, parts);
    }

    @Test
    void rangesHaveTheUnitOfTheKeyAndNoOther() throws IOException {
        String range = """
                sweep: {over: [{key: "projections[0].weight", values: {from: 200 uV, to: 0.5 %s, steps: 2}}]}
                """;
        Files.writeString(experiment, EXPERIMENT + range.formatted("mV"));
        Cli.run(experiment, results);
        assertThat(figure(results, "projections.0.weight")).containsExactly(0.2, 0.5);
        Files.writeString(experiment, EXPERIMENT + range.formatted("mV").replace("200 uV", "0"));
        Cli.run(experiment, results, "--force");
        assertThat(attributes("projections.0.weight")).containsEntry("units", "mV");
        Files.writeString(
                experiment,
                EXPERIMENT + range.formatted("mV").replace("mV", "pA").replace("uV", "fA"));
        assertThat(Cli.engram("check", experiment).err()).contains("such as `10 ms`, `20 Hz` or `-0.5 mV`");
        Files.writeString(experiment, EXPERIMENT + range.formatted("pA").replace("200 uV", "1 pA"));
        assertThat(Cli.engram("check", experiment).err())
                .contains("`1.0 pA` is a current; wanted for a weight to `E`: a value in mV");
    }

    @Test
    void allPointsHaveTheSamePopulations() throws IOException {
        Files.writeString(experiment, EXPERIMENT + """
                sweep: {over: [{key: populations.P, values: [{size: 5, neuron: {model: poisson, rate: 5 Hz}}]}]}
                """);
        Cli refused = Cli.engram("run", experiment, "-o", results);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("the populations are [E, I] in some points and [E, I, P] in others");
    }

    @Test
    void aPointThatExplodesFailsAloneAndSaysSo() throws IOException {
        String fast = EXPERIMENT.replace("t_ref: 2 ms", "t_ref: 0 ms").replace("delay: 1.5 ms", "delay: 0.05 ms");
        Files.writeString(experiment, fast + """
                sweep: {over: [{key: "projections[0].weight", values: [0.1 mV, 30 mV]}]}
                """);
        Cli run = Cli.engram("run", experiment, "-o", results);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("point 1 failed");
        assertThat(run.out()).contains("1 of 2 points");
        assertThat(figure(results, "rate_E")[0]).isPositive();
        assertThat(figure(results, "rate_E")[2]).isNaN();
    }

    @Test
    void mistakesInKeysAreReportedWithTheirPoint() throws IOException {
        Files.writeString(experiment, EXPERIMENT + """
                sweep: {over: [{key: "projections[1].weigth", values: [1]}, {key: "projections[2].weight", values: [1]}]}
                """);
        Cli refused = Cli.engram("check", experiment);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("projections[1].weigth: unknown key (did you mean `weight`?)")
                .contains("`projections` is a list of 2 elements, and `2` is none of them");
    }

    @Test
    void checkCountsThePoints() {
        Cli check = Cli.engram("check", experiment);
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out())
                .contains(
                        "sweep of 8 points, all checked: 2 projections.1.weight x 2 populations.E.drive.0.rate x 2 repeats");
    }
}
