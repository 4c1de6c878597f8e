package org.engram.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.engram.recording.LiveFile;
import org.engram.recording.LiveGroup;

/** A recording that grows on disk while a simulation runs: what those of networks and of populations have in common. */
public abstract class LiveRecording implements Closeable {
    private final LiveFile file = LiveFile.declare();

    private final Path path;
    private final boolean compress;
    private final int threads;

    /**
     * Begins a recording.
     *
     * @param path of the file, once it is started
     * @param compress whether it is compressed when it is complete
     * @param threads that do so
     */
    LiveRecording(Path path, String title, boolean compress, int threads) {
        this.path = path;
        this.compress = compress;
        this.threads = threads;
        if (compress) {
            file.planCopy();
        }
        file.root().attribute("title", title);
    }

    final LiveFile file() {
        return file;
    }

    final LiveGroup group(String name) {
        return file.root().group(name);
    }

    abstract ProvenanceGroup provenance();

    /**
     * Puts the rows of all tables in the order of trials, notes that the run came to its end, and compresses the file if that
     * was asked for, after which nothing more can be written.
     */
    public final void complete(double wallSeconds) throws IOException {
        file.order();
        file.requireAt(path);
        provenance().complete(wallSeconds);
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
