package org.engram.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;

/** A recording that grows on disk while a simulation runs: what those of networks and of populations have in common. */
public abstract class LiveRecording implements Closeable {
    private final LiveFile file = LiveFile.declare();

    LiveRecording(String title) {
        file.root().attribute("title", title);
    }

    final LiveFile file() {
        return file;
    }

    final LiveGroup group(String name) {
        return file.root().group(name);
    }

    abstract ProvenanceGroup provenance();

    /** Puts the rows of all tables in the order of trials, and notes that the run came to its end. */
    public final void complete(double wallSeconds) throws IOException {
        file.order();
        provenance().complete(wallSeconds);
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
