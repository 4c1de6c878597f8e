package org.engram.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.engram.experiment.ExperimentFile;
import org.engram.simulation.Listeners;
import org.engram.simulation.Provenance;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/**
 * Records every point in a file of its own, such as {@code 000012.h5} for point 12: what {@code engram run} would record
 * of that experiment alone.
 *
 * @param origin of a point's recording, from the point's experiment
 */
public record Trajectories(Path folder, Function<ExperimentFile, Provenance> origin) {
    List<TrialResult> record(
            int point, ExperimentFile file, Simulation simulation, TrialListener listener, int threads) {
        Path path = folder.resolve("%06d.h5".formatted(point));
        long began = System.nanoTime();
        try (var writer = new RecordingWriter(path, true, simulation, origin.apply(file))) {
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, listener));
            writer.complete((System.nanoTime() - began) / 1e9);
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
