package org.engram.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
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

    /** A run whose recording is on disk. */
    interface Recorded extends Closeable {
        /**
         * Runs all trials.
         *
         * @return makes the report, given the duration of the run in s
         */
        Function<Double, Report> simulate(int threads, ProgressLine progress);

        /** Puts everything recorded so far into the file. */
        void flush() throws IOException;

        /** Notes that the run came to its end. */
        void complete(double wallSeconds) throws IOException;
    }

    /** What is said at the end. */
    interface Report {
        String text();

        String json();
    }
}
