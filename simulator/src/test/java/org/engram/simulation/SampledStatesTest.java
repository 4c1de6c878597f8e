package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.engram.experiment.ExperimentFile;
import org.engram.network.RateDynamics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sample holds for those who look at the features only, and for those who look at all neurons. */
class SampledStatesTest {
    private static final String EXPERIMENT = """
            seed: 7
            network:
              features: {activation: {kind: tanh, gain: 3}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}, weight: 0.2}
            cue: {memories: [3, 5], corrupt: {flip: 0.1}}
            simulate: {duration: 40 ms}
            record: {every: 0.3 ms}
            """;

    @TempDir
    private Path folder;

    /** Keeps the states of all samples, those of memory neurons if it reads them. */
    private record Heard(boolean readsMemories, List<double[]> features, List<double[]> memories)
            implements TrialListener {
        Heard(boolean readsMemories) {
            this(readsMemories, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
            double[] v = new double[dynamics.network().features().size()];
            double[] h = new double[dynamics.network().memories().size()];
            dynamics.features(y, v);
            features.add(v);
            if (readsMemories) {
                dynamics.expand(y, v, h);
                memories.add(h);
            }
        }

        @Override
        public void step(int trial, double t, double step, double error, double energy) {}

        @Override
        public void finished(TrialResult result) {}
    }

    private void run(String method, String features, String memories, String variables, TrialListener listener)
            throws IOException {
        Path file = Files.writeString(folder.resolve("samples.yaml"), EXPERIMENT);
        List<String> changes = List.of(
                "simulate.integrator.method=" + method,
                "network.features=" + features,
                "network.memories=" + memories,
                "record.variables=" + variables);
        try (ExperimentFile read = ExperimentFile.read(file, changes, OptionalLong.empty())) {
            new Simulation(read.experiment(), read.patterns()).run(1, listener);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    imex | {activation: {kind: tanh, gain: 3}, tau: 10 ms} | {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                    imex | {activation: {kind: tanh, gain: 3}, tau: 10 ms} | {activation: {kind: softmax, beta: 2}, tau: adiabatic}
                    imex | {activation: {kind: tanh, gain: 3}, tau: adiabatic} | {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                    imex | {activation: {kind: relu}, tau: 10 ms} | {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                    dormand-prince-54 | {activation: {kind: tanh, gain: 3}, tau: 10 ms} | {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                    adams-moulton | {activation: {kind: tanh, gain: 3}, tau: 10 ms} | {activation: {kind: softmax, beta: 2}, tau: 1 ms}
                    event | {activation: {kind: sign}, tau: 10 ms} | {activation: {kind: sign}, tau: 1 ms}
                    event | {activation: {kind: sign}, tau: 10 ms} | {activation: {kind: identity}, tau: 1 ms}
                    """)
    void whoLooksAtFeaturesOnlySeesTheSameBits(String method, String features, String memories) throws IOException {
        for (String variables : List.of("[v]", "[v, energy]")) {
            var all = new Heard(true);
            var alone = new Heard(false);
            run(method, features, memories, variables, all);
            run(method, features, memories, variables, alone);
            assertThat(alone.features).as(variables).hasSize(268).containsExactlyElementsOf(all.features);
            var beside = new Heard(true);
            run(method, features, memories, variables, new Listeners(new Heard(false), beside));
            assertThat(beside.memories).as(variables).containsExactlyElementsOf(all.memories);
        }
    }
}
