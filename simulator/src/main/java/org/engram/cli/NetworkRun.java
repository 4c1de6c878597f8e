package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.engram.simulation.Listeners;
import org.engram.simulation.Provenance;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialResult;

/** A network of feature and memory neurons made ready to run. */
record NetworkRun(Simulation simulation) implements ExperimentRun {
    @Override
    public int trials() {
        return simulation.trialCount();
    }

    @Override
    public double duration() {
        return simulation.experiment().simulate().duration();
    }

    @Override
    public Recorded record(Path path, boolean overwrite, Provenance origin) throws IOException {
        var writer = new RecordingWriter(path, overwrite, simulation, origin);
        return new Recorded(writer, (threads, progress) -> {
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, progress));
            return seconds -> new Summary(simulation, results, seconds, path);
        });
    }
}
