package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.engram.simulation.Continuation;
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
        return recorded(new RecordingWriter(path, overwrite, simulation, origin), path);
    }

    @Override
    public Recorded resume(Path path) throws IOException {
        return recorded(RecordingWriter.resume(path, simulation), path);
    }

    private Recorded recorded(RecordingWriter writer, Path path) {
        Continuation<TrialResult> continuation = writer.continuation();
        return new Recorded(writer, continuation.finished().keySet(), (threads, progress) -> {
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, progress), continuation);
            return seconds -> new Summary(simulation, results, seconds, path);
        });
    }
}
