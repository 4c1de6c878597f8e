package org.engram.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import org.engram.simulation.LiveRecording;
import org.engram.simulation.Provenance;

/** An experiment of either form made ready to run: with a network of two layers, or with populations. */
interface ExperimentRun {
    int trials();

    /** Of a trial, in ms. */
    double duration();

    /**
     * Puts the recording on disk.
     *
     * @throws IOException if it cannot be written
     */
    Recorded record(Path path, boolean overwrite, Provenance origin) throws IOException;

    /**
     * Goes on with a recording of the same experiment that was cut off.
     *
     * @throws IOException if it cannot be read or written
     */
    Recorded resume(Path path) throws IOException;

    /**
     * A run whose recording is on disk.
     *
     * @param finished the trials that have come to their end
     */
    record Recorded(LiveRecording recording, Set<Integer> finished, Task task) implements Closeable {
        @Override
        public void close() throws IOException {
            recording.close();
        }
    }

    /** The work of a run. */
    interface Task {
        /**
         * Runs all trials.
         *
         * @return makes the report, given the duration of the run in s
         */
        Function<Double, Report> run(int threads, ProgressLine progress);
    }

    /** What is said at the end. */
    interface Report {
        String text();

        String json();
    }
}
