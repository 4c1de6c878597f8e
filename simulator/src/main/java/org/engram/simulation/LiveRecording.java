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

    LiveRecording(String title, Provenance origin) {
        this.origin = origin;
        file.root().attribute("title", title);
    }

    /** Puts what was declared on disk. Checkpoints of a recording that was there before are removed. */
    final LiveCheckpoints start(Path path, boolean overwrite, CheckpointInterval interval, int trials)
            throws IOException {
        file.start(path, overwrite);
        LiveCheckpoints begun = checkpoints(path, interval, trials);
        requireStarted(kept).delete();
        return begun;
    }

    private LiveCheckpoints checkpoints(Path path, CheckpointInterval interval, int trials) {
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

    /**
     * Goes on with what is on disk, from its checkpoints.
     *
     * @param finished the trials that have come to their end
     */
    final LiveCheckpoints resume(Path path, CheckpointInterval interval, int trials, Set<Integer> finished)
            throws IOException {
        file.resume(path);
        LiveCheckpoints begun = checkpoints(path, interval, trials);
        begun.takeUp(finished);
        return begun;
    }

    /** A table that goes back to checkpoints. */
    final TrialTable rows(TrialTable table) {
        tables.add(table);
        return table;
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

    /** Puts the rows of all tables in the order of trials, notes that the run came to its end, and removes its checkpoints. */
    public final void complete(double wallSeconds) throws IOException {
        file.order();
        provenance().complete(wallSeconds);
        requireStarted(kept).delete();
    }

    /** Puts everything heard so far into the file. */
    public final void flush() throws IOException {
        file.flush();
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
