package org.engram.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.engram.checkpoint.CheckpointFile;
import org.engram.experiment.CheckpointInterval;
import org.engram.neuron.StateTransfer;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;
import org.jspecify.annotations.Nullable;

/** A recording that grows on disk while a simulation runs: what those of networks and of populations have in common. */
public abstract class LiveRecording implements Closeable {
    private final LiveFile file = LiveFile.declare();
    private final Provenance origin;
    private final List<TrialTable> tables = new ArrayList<>();
    private @Nullable CheckpointFile kept;
    private @Nullable LiveCheckpoints checkpoints;

    private final Path path;
    private final boolean compress;
    private final int threads;

    /**
     * Begins a recording.
     *
     * @param path of the file, once it is started
     * @param compress whether it is compressed when it is complete
     */
    LiveRecording(Path path, String title, boolean compress, Provenance origin) {
        this.path = path;
        this.compress = compress;
        this.origin = origin;
        threads = origin.threads();
        if (compress) {
            file.planCopy();
        }
        file.root().attribute("title", title);
    }

    /** Puts what was declared on disk. Checkpoints of a recording that was there before are removed. */
    final LiveCheckpoints start(boolean overwrite, CheckpointInterval interval, int trials) throws IOException {
        file.start(path, overwrite);
        LiveCheckpoints begun = checkpoints(interval, trials);
        requireStarted(kept).delete();
        return begun;
    }

    private LiveCheckpoints checkpoints(CheckpointInterval interval, int trials) {
        kept = new CheckpointFile(path);
        checkpoints = new LiveCheckpoints(interval, this, kept, trials);
        return checkpoints;
    }

    private static <T> T requireStarted(@Nullable T started) {
        if (started == null) {
            throw new IllegalStateException("the recording is not on disk yet");
        }
        return started;
    }

    /** Makes the trials that are recorded here end; those that can be gone on with, after one more checkpoint. */
    public final void stop() {
        requireStarted(checkpoints).stop();
    }

    /** How many trials go on from a checkpoint. */
    public final int goingOn() {
        return requireStarted(checkpoints).goingOn();
    }

    /** How long a run that goes on had taken up to its checkpoint, in s. */
    public final double secondsBefore() {
        return requireStarted(checkpoints).secondsBefore();
    }

    /**
     * Goes on with what is on disk, from its checkpoints.
     *
     * @param finished the trials that have come to their end
     * @throws IOException if the recording cannot be read or was laid out in another way
     * @throws UncheckedIOException if it cannot be written
     */
    final LiveCheckpoints resume(CheckpointInterval interval, int trials, Set<Integer> finished) throws IOException {
        file.resume(path);
        LiveCheckpoints begun = checkpoints(interval, trials);
        try {
            begun.takeUp(finished);
        } catch (IOException e) {
            file.close();
            throw new UncheckedIOException(e);
        }
        return begun;
    }

    /** A table that goes back to checkpoints. */
    final TrialTable rows(TrialTable table) {
        tables.add(table);
        return table;
    }

    /** Puts the rows of all tables into the file: what precedes a sample is there before it counts as written. */
    final void commitRows() throws IOException {
        for (TrialTable table : tables) {
            table.commit();
        }
    }

    /** What makes this run another than all others. */
    final byte[] identity() {
        return origin.identity();
    }

    /** Carries how many rows of a trial there are. */
    final void transferRows(int trial, StateTransfer transfer) {
        tables.forEach(table -> table.transfer(trial, transfer));
    }

    /** Drops the rows beyond those that are known of, except those of trials that have come to their end. */
    final void cutRows(Set<Integer> finished) throws IOException {
        for (TrialTable table : tables) {
            finished.forEach(table::keepAll);
            table.cut();
        }
    }

    final LiveFile file() {
        return file;
    }

    final LiveGroup group(String name) {
        return file.root().group(name);
    }

    abstract ProvenanceGroup provenance();

    /**
     * Puts the rows of all tables in the order of trials, notes that the run came to its end, removes the checkpoints, and
     * compresses the file if that was asked for, after which nothing more can be written.
     *
     * @param wallSeconds how long the run took, with the time {@link #secondsBefore() before} it went on
     */
    public final void complete(double wallSeconds) throws IOException {
        file.order();
        file.requireAt(path);
        provenance().complete(wallSeconds);
        if (requireStarted(checkpoints).areForced()) {
            file.force();
        }
        requireStarted(kept).delete();
        if (compress) {
            compress();
        }
    }

    private void compress() throws IOException {
        try {
            file.compress(path, threads);
        } catch (IOException e) {
            throw new IOException("it is complete, but was not compressed: " + e.getMessage(), e);
        }
    }

    /** Puts everything heard so far on the disk, where it outlives the machine. */
    final void force() throws IOException {
        file.force();
        file.requireAt(path);
    }

    /**
     * Puts everything heard so far into the file.
     *
     * @throws IOException if that fails, or the file is not there any more
     */
    public final void flush() throws IOException {
        file.flush();
        file.requireAt(path);
    }

    @Override
    public final void close() throws IOException {
        file.close();
    }

    interface Write {
        void run() throws IOException;
    }

    static void writing(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
