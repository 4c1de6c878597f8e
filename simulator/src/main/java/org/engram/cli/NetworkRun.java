package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.engram.simulation.Listeners;
import org.engram.simulation.Provenance;
import org.engram.simulation.RecordingWriter;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialResult;

/** A network of feature and memory neurons made ready to run. */
record NetworkRun(Simulation simulation) implements ExperimentRun {
    @Override
    public int trials() {
        return simulation.cued().length;
    }

    @Override
    public double duration() {
        return simulation.experiment().simulate().duration();
    }

    @Override
    public Recorded record(Path path, boolean overwrite, Provenance origin) throws IOException {
        return new Writing(simulation, new RecordingWriter(path, overwrite, simulation, origin), path);
    }

    private record Writing(Simulation simulation, RecordingWriter writer, Path path) implements Recorded {
        @Override
        public Function<Double, Report> simulate(int threads, ProgressLine progress) {
            List<TrialResult> results = simulation.run(threads, new Listeners(writer, progress));
            return seconds -> new Summary(simulation, results, seconds, path);
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }

        @Override
        public void complete(double wallSeconds) throws IOException {
            writer.complete(wallSeconds);
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
