package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same file and seed give the same bits, whatever else is asked for. */
class SameBitsTest {
    private static final String EXPERIMENT = """
            seed: 11
            network:
              features: {activation: {kind: %s}, tau: 10 ms}
              memories: {activation: {kind: rectified-power, order: 3}, tau: %s}
              synapses: {patterns: {random: {count: 700, size: 100, kind: bipolar}}, weight: 1/sqrt(N)}
            cue: {memories: {random: 5}, corrupt: {flip: 0.1}}
            simulate: {duration: 20 ms, integrator: {method: %s}}
            record: {every: 1 ms, variables: [v, energy]}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanh 0.1 imex",
                "tanh 5 dormand-prince-54",
                "tanh 5 dormand-prince-853",
                "sign 1 asynchronous",
                "sign adiabatic event"
            })
    void onAnyNumberOfThreadsAndForAnyRecording(String setting) throws IOException {
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, EXPERIMENT.formatted((Object[]) setting.split(" ")));
        Path one = folder.resolve("one.h5");
        Path three = folder.resolve("three.h5");
        Path sparse = folder.resolve("sparse.h5");
        Cli.run(experiment, one, "--threads", "1");
        Cli.run(experiment, three, "--threads", "3");
        Cli.run(experiment, sparse, "--set", "record={at: [20 ms], variables: [v]}");

        assertThat(Recorded.variable(three, "v")).containsExactly(Recorded.variable(one, "v"));
        assertThat(Recorded.variable(three, "energy")).containsExactly(Recorded.variable(one, "energy"));
        assertThat(Recorded.variable(sparse, "v")).containsExactly(last(Recorded.variable(one, "v")));
        for (String figure : new String[] {"overlap", "passes", "steps", "energy_end", "settled_at"}) {
            assertThat(Recorded.retrieval(sparse, figure)).as(figure).containsExactly(Recorded.retrieval(one, figure));
        }
    }

    /** The last of 21 samples of each of five trials. */
    private static double[] last(double[] v) {
        int features = 100;
        int samples = 21;
        double[] last = new double[5 * features];
        for (int trial = 0; trial < 5; trial++) {
            System.arraycopy(v, (trial * samples + samples - 1) * features, last, trial * features, features);
        }
        return last;
    }
}
