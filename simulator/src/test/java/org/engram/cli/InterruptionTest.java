package org.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.engram.experiment.ExperimentFile;
import org.engram.network.RateDynamics;
import org.engram.simulation.Listeners;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.SimulationStopped;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is interrupted ends in order, whenever that happens. */
class InterruptionTest {
    private static final String EXPERIMENT = """
            network:
              features: {activation: {kind: tanh}, tau: 10 ms}
              memories: {activation: {kind: softmax}, tau: 1 ms}
              synapses: {patterns: {values: [[1, 1], [1, -1]]}}
            cue: {memories: all}
            simulate: {duration: 1000 s, checkpoint: %s}
            record: {at: [0, 1]}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'{every: 10 s}', true", "off, false"})
    void oneUnderWayStopsAfterACheckpointIfItTakesAny(String checkpoint, boolean kept) throws IOException {
        run(EXPERIMENT.formatted(checkpoint), (interruption, simulation, writer) -> {
            interruption.stops(writer);
            simulation.run(1, new Listeners(writer, interrupting(interruption)), writer.continuation());
        });
        assertThat(Files.exists(folder.resolve("run.h5.checkpoint"))).isEqualTo(kept);
    }

    @Test
    void oneThatWasInterruptedBeforeItsRecordingBeganStopsToo() throws IOException {
        run(EXPERIMENT.formatted("off"), (interruption, simulation, writer) -> {
            interruption.interrupt();
            interruption.stops(writer);
            simulation.run(1, writer, writer.continuation());
        });
    }

    private interface Run {
        void run(Interruption interruption, Simulation simulation, RecordingWriter writer) throws IOException;
    }

    private void run(String text, Run run) throws IOException {
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), text);
        try (var file = ExperimentFile.read(experiment, List.of(), OptionalLong.empty());
                var interruption = new Interruption(begun -> {})) {
            var simulation = new Simulation(file.experiment(), file.patterns());
            try (var writer = new RecordingWriter(folder.resolve("run.h5"), false, simulation, Origins.of(file, 1))) {
                assertThatThrownBy(() -> run.run(interruption, simulation, writer))
                        .isInstanceOf(SimulationStopped.class);
            }
        }
    }

    /** At the second sample. */
    private static TrialListener interrupting(Interruption interruption) {
        return new TrialListener() {
            @Override
            public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
                if (index == 1) {
                    interruption.interrupt();
                }
            }

            @Override
            public void step(int trial, double t, double step, double error, double energy) {}

            @Override
            public void finished(TrialResult result) {}
        };
    }
}
