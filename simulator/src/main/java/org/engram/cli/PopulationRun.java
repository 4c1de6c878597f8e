package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.engram.simulation.PopulationListener;
import org.engram.simulation.PopulationRecording;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.PopulationState;
import org.engram.simulation.Provenance;

/** A network of populations made ready to run. */
record PopulationRun(PopulationSimulation simulation) implements ExperimentRun {
    @Override
    public int trials() {
        return simulation.experiment().trials();
    }

    @Override
    public double duration() {
        return simulation.experiment().duration();
    }

    @Override
    public Recorded record(Path path, boolean overwrite, Provenance origin) throws IOException {
        return new Writing(simulation, new PopulationRecording(path, overwrite, simulation.experiment(), origin), path);
    }

    private record Writing(PopulationSimulation simulation, PopulationRecording writer, Path path) implements Recorded {
        @Override
        public Function<Double, Report> simulate(int threads, ProgressLine progress) {
            List<PopulationResult> results = simulation.run(threads, new WithProgress(writer, progress));
            return seconds -> new PopulationSummary(simulation, results, seconds, path);
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

    /** Tells the recording everything, and the progress line how far the run has come. */
    private record WithProgress(PopulationRecording writer, ProgressLine progress) implements PopulationListener {
        @Override
        public void spike(int trial, int population, int neuron, double t) {
            writer.spike(trial, population, neuron, t);
        }

        @Override
        public void sample(int trial, int index, PopulationState state) {
            writer.sample(trial, index, state);
        }

        @Override
        public void reached(int trial, double t) {
            progress.reached(trial, t, () -> "");
        }

        @Override
        public void finished(PopulationResult result) {
            writer.finished(result);
            progress.ended(result.trial());
        }
    }
}
