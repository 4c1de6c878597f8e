package org.engram.study;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
 * @param folder of the files
 * @param origin of the study
 */
public record Trajectories(String folder, Provenance origin) implements Serializable {
    List<TrialResult> record(
            int point, ExperimentFile file, Simulation simulation, TrialListener listener, int threads) {
        Path path = Path.of(folder, "%06d.h5".formatted(point));
        long began = System.nanoTime();
        try (var writer = new RecordingWriter(path, true, simulation, origin.of(file.source(), file.resolvedJson()))) {
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, listener));
            writer.complete((System.nanoTime() - began) / 1e9);
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
