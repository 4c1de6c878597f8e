package org.engram.study;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.Listeners;
import org.engram.simulation.PopulationRecording;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.Provenance;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/**
 * Records every point in a file of its own, such as {@code 000012.h5} for point 12: what {@code engram run} would record
 * of that experiment alone.
 *
 * @param folder of the files
 * @param origin of the study
 */
public record Trajectories(String folder, Provenance origin) implements Serializable {
    List<TrialResult> record(
            int point, ExperimentFile file, Simulation simulation, TrialListener listener, int threads) {
        try (var writer = new RecordingWriter(path(point), true, simulation, origin(file))) {
            long began = System.nanoTime();
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, listener));
            writer.complete((System.nanoTime() - began) / 1e9);
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PopulationResult> record(int point, ExperimentFile file, PopulationSimulation simulation, int threads) {
        try (var writer = new PopulationRecording(path(point), true, simulation.experiment(), origin(file))) {
            long began = System.nanoTime();
            List<PopulationResult> results = simulation.run(threads, writer, writer.continuation());
            writer.complete((System.nanoTime() - began) / 1e9);
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(int point) {
        return Path.of(folder, "%06d.h5".formatted(point));
    }

    private Provenance origin(ExperimentFile file) {
        return origin.of(file.source(), file.resolvedJson());
    }
}
