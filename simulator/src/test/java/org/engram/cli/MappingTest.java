package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.engram.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    private static final String ESCAPE = """
            seed: 5
            network:
              features: {model: rate, activation: {kind: tanh}, tau: 10 ms}
              memories:
                {model: escape, activation: {kind: exponential, beta: 0.5}, tau: 5 ms, rate: 100 Hz, normalise: {pool: 0.01 ms}}
              synapses: {patterns: {random: {count: 100, size: 60, kind: bipolar}}}
            cue: {memories: {random: 10}, corrupt: {flip: 0.1}}
            simulate: {duration: 40 ms, integrator: {rtol: 1e-3, atol: 1e-6}}
            record: {every: 0.5 ms}
            mapping: {copies: [16, 256]}
            """;
    private static final String LIF = """
            seed: 1
            network:
              features: {model: lif, tau: 10 ms, membrane: 5 ms, bias: 1, rate: 5032 Hz}
              memories: {model: lif, tau: 5 ms, membrane: 5 ms, rate: 167 Hz}
              synapses: {patterns: {random: {count: 200, size: 100, kind: bipolar}}}
            cue: {memories: {random: 3}, corrupt: {flip: 0.1}, apply: both, hold: 30 ms}
            simulate: {duration: 40 ms}
            record: {every: 0.5 ms}
            mapping: {copies: [1], membrane: [0.125, 0.5]}
            """;
    private static final String SMALL = LIF.replace("{count: 200, size: 100,", "{count: 10, size: 30,")
            .replace("random: 3", "random: 2")
            .replace("hold: 30 ms", "hold: 5 ms")
            .replace("duration: 40 ms", "duration: 10 ms");

    @TempDir
    private Path folder;

    private Path results(String text, Object... more) throws IOException {
        Path results = folder.resolve("results.h5");
        Cli.run(Files.writeString(folder.resolve("mapping.yaml"), text), results, more);
        return results;
    }

    private double[] figure(Path results, String name) throws IOException {
        try (RecordingFile file = RecordingFile.open(results)) {
            return file.doubles("/sweep/" + name);
        }
    }

    /** Fluctuations fall with the square root of the copies: fourfold from 16 to 256. */
    @Test
    void escapeNoiseComesToItsRateTwinWithTheSquareRootOfTheCopies() throws IOException {
        Path results = results(ESCAPE);
        assertThat(figure(results, "fraction")).containsExactly(1, 1);
        assertThat(figure(results, "twin_fraction")).containsExactly(1, 1);
        double[] h = figure(results, "median_distance_h_rms");
        double[] v = figure(results, "median_distance_rms");
        assertThat(h[0] / h[1]).isCloseTo(4, within(1.0));
        assertThat(v[0] / v[1]).isCloseTo(4, within(1.0));
    }

    @Test
    void theAgreementOfSilentLayersIsSaidToSayNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("silent.yaml"),
                LIF.replace("cue:", "start: {features: %s}\n#".formatted(java.util.Collections.nCopies(100, 0)))
                        .replace("bias: 1", "bias: 0"));
        Cli run = Cli.engram("run", file, "-o", folder.resolve("silent.h5"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("in 2 of 2 combinations a spiking layer fired no spike");
        assertThat(figure(folder.resolve("silent.h5"), "silent")).containsOnly(1);
        assertThat(figure(results(LIF), "silent")).containsOnly(0);
    }

    /** The lag of the membrane remains however many copies there are. */
    @Test
    void integrateAndFireCellsComeToTheirRateTwinWithTheTimeConstantOfTheMembrane() throws IOException {
        Path results = results(LIF);
        double[] v = figure(results, "median_distance_rms");
        assertThat(v[1] / v[0]).isCloseTo(4, within(1.0));
        assertThat(figure(results, "median_twin_cued_overlap")[0])
                .isEqualTo(figure(results, "median_twin_cued_overlap")[1]);
    }

    @Test
    void theDistancesOverTimeHaveTheRootMeanSquaresThatAreRecorded() throws IOException {
        Path results = results(SMALL);
        try (RecordingFile file = RecordingFile.open(results)) {
            assertThat(file.dimensions("/sweep/distance_v"))
                    .containsExactly("copies", "membrane", "repeat", "trial", "time");
            assertThat(file.attributes("/sweep/time")).containsEntry("units", "ms");
            double[] times = file.doubles("/sweep/time");
            assertThat(times).hasSize(21).startsWith(0, 0.5).endsWith(10);
            requireRootMeanSquares(file.doubles("/sweep/distance_v"), times, file.doubles("/sweep/distance_rms"));
            requireRootMeanSquares(file.doubles("/sweep/distance_h"), times, file.doubles("/sweep/distance_h_rms"));
        }
    }

    /** By the trapezoidal rule. */
    private static void requireRootMeanSquares(double[] curves, double[] times, double[] expected) {
        double[] found = new double[expected.length];
        for (int trial = 0; trial < found.length; trial++) {
            double integral = 0;
            for (int k = 1; k < times.length; k++) {
                double last = curves[trial * times.length + k - 1];
                double now = curves[trial * times.length + k];
                integral += (times[k] - times[k - 1]) * (last * last + now * now) / 2;
            }
            found[trial] = Math.sqrt(integral / (times[times.length - 1] - times[0]));
        }
        assertThat(curves).hasSize(found.length * times.length);
        assertThat(found).containsExactly(expected, within(1e-14));
    }

    @Test
    void theDistancesOverTimeSurviveABreakAndAreJoined() throws IOException {
        Path file = Files.writeString(folder.resolve("shared.yaml"), SMALL);
        Path whole = folder.resolve("whole.h5");
        Path first = folder.resolve("first.h5");
        Path second = folder.resolve("second.h5");
        Path joined = folder.resolve("joined.h5");
        Cli.run(file, whole);
        Cli.run(file, first, "--shard", "1/2");
        Cli.run(file, second, "--shard", "2/2");
        assertThat(Cli.engram("merge", joined, second, first).status()).isZero();
        Cli.run(file, first, "--resume");
        for (String name : new String[] {"distance_v", "distance_h", "time", "distance_rms"}) {
            assertThat(figure(joined, name)).as(name).doesNotContain(Double.NaN).containsExactly(figure(whole, name));
            assertThat(figure(first, name)).as(name).containsExactly(figure(whole, name));
        }
    }

    @Test
    void distancesAreKnownAtTheTimesOfTheirPoint() throws IOException {
        Path results = results(SMALL.replace("every: 0.5 ms", "at: [0]")
                .replace("membrane: [0.125, 0.5]", "over: [{key: record.at, values: [[0, 1 ms, 10 ms], [0, 2 ms]]}]"));
        assertThat(figure(results, "time")).containsExactly(0, 1, 2, 10);
        boolean[] known = new boolean[2 * 4];
        double[] distances = figure(results, "distance_h");
        for (int cell = 0; cell < 2; cell++) {
            for (int k = 0; k < 4; k++) {
                known[cell * 4 + k] = Double.isFinite(distances[cell * 2 * 4 + k]);
            }
        }
        assertThat(known).containsExactly(true, true, false, true, true, false, true, false);
    }

    @Test
    void aSpikingPointIsTheRunByItself() throws IOException {
        Path results = results(ESCAPE);
        Path point = folder.resolve("point.h5");
        Path alone = Files.writeString(folder.resolve("alone.yaml"), ESCAPE.replaceAll("mapping.*\n", ""));
        Cli.run(alone, point, "--set", "network.memories.copies=16");
        assertThat(Arrays.copyOf(figure(results, "cued_overlap"), 10))
                .containsExactly(Recorded.retrieval(point, "cued_overlap"));
    }
}
