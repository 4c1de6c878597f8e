package org.engram.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.engram.simulation.Continuation;
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
        return recorded(new PopulationRecording(path, overwrite, simulation.experiment(), origin), path);
    }

    @Override
    public Recorded resume(Path path) throws IOException {
        return recorded(PopulationRecording.resume(path, simulation.experiment()), path);
    }

    private Recorded recorded(PopulationRecording writer, Path path) {
        Continuation<PopulationResult> continuation = writer.continuation();
        return new Recorded(writer, continuation.finished().keySet(), (threads, progress) -> {
            List<PopulationResult> results = simulation.run(threads, new WithProgress(writer, progress), continuation);
            return seconds -> new PopulationSummary(simulation, results, seconds, path);
        });
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
        public void atSpike(int trial, double t, PopulationState state) {
            writer.atSpike(trial, t, state);
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
