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

class RecordedEnergyTest {
    private static final String EXPERIMENT = """
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}, storage: float64}
            cue: {memories: [3], corrupt: {flip: 0.1}}
            simulate: {duration: 80 ms}
            record: {every: 0.2 ms, variables: [v, energy, overlap]}
            """;

    @TempDir
    private Path folder;

    /** What is heard of a trial: its energies, and the passes that were made for those who listen. */
    private static final class Heard implements TrialListener {
        private final List<Double> energies = new ArrayList<>();
        private long passes;

        @Override
        public void energy(int trial, int index, double energy) {
            assertThat(index).isEqualTo(energies.size());
            energies.add(energy);
        }

        @Override
        public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
            assertThat(energies).hasSize(index + 1);
        }

        @Override
        public void step(int trial, double t, double step, double error, double energy) {}

        @Override
        public void ended(int trial, RateDynamics dynamics, double[] y) {
            passes = dynamics.passes();
        }

        @Override
        public void finished(TrialResult result) {
            assertThat(energies.get(0)).isEqualTo(result.energy().start());
            assertThat(energies.get(energies.size() - 1))
                    .isEqualTo(result.energy().end());
        }
    }

    private Heard run(String tau, String features) throws IOException {
        Path file = Files.writeString(folder.resolve("energies.yaml"), EXPERIMENT);
        List<String> changes = List.of("network.memories.tau=" + tau, "network.features.activation=" + features);
        try (ExperimentFile read = ExperimentFile.read(file, changes, OptionalLong.empty())) {
            var heard = new Heard();
            new Simulation(read.experiment(), read.patterns()).run(1, heard);
            return heard;
        }
    }

    @ParameterizedTest
    @CsvSource({"1 ms", "0.01 ms", "adiabatic"})
    void takesNoPassAndFalls(String tau) throws IOException {
        Heard heard = run(tau, "{kind: tanh, gain: 4}");
        assertThat(heard.passes).isZero();
        assertThat(heard.energies).hasSize(401);
        for (int k = 1; k < heard.energies.size(); k++) {
            assertThat(heard.energies.get(k)).isLessThanOrEqualTo(heard.energies.get(k - 1) + 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"1 ms", "adiabatic"})
    void takesPassesWhereTheEnergyHasNoRate(String tau) throws IOException {
        Heard heard = run(tau, "{kind: step}");
        assertThat(heard.energies).hasSize(401);
        assertThat(heard.passes).isPositive();
    }
}
