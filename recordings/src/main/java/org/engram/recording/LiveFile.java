package org.engram.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file that is complete as long as it is being written. First everything is declared through {@link #root}; then
 * {@link #start} writes all of it, with nothing but NaN and fill values as data; from then on values are written in
 * place. A process that is killed at any moment leaves a file that opens and holds every value that was written and every
 * row that was committed.
 *
 * <p>That holds for the death of the process. What must outlive the death of the machine must be {@link #force forced}.
 * A thread that is interrupted while it writes closes the file, as with every {@link FileChannel}.
 */
public final class LiveFile implements Closeable {
    static final String FORMAT = "format";
    static final String FORMAT_NAME = "Engram recording";
    static final long FORMAT_VERSION = 1;

    private final Skeleton skeleton = new Skeleton();
    private final LiveGroup root = skeleton.add(new LiveGroup(skeleton, null));

    private LiveFile() {
        root.attribute(FORMAT, FORMAT_NAME).attribute("format_version", FORMAT_VERSION);
    }

    /** Begins a file, of which nothing is on disk yet. */
    public static LiveFile declare() {
        return new LiveFile();
    }

    /** The group in which everything lies. */
    public LiveGroup root() {
        return root;
    }

    /**
     * Writes the file, under another name beside {@code path} first, so that what is found under {@code path} is at any
     * moment either as it was before or complete. All data are written once, so that a disk that is too small is known
     * now.
     *
     * @param overwrite whether a file that exists is replaced; it is left as it is if this method fails
     * @throws FileAlreadyExistsException if it exists and is not to be replaced
     * @throws IOException if the folder is missing or cannot be written to, or the disk is full
     * @throws IllegalStateException if the file is started already
     */
    public void start(Path path, boolean overwrite) throws IOException {
        skeleton.requireDeclaring();
        Path target = path.toAbsolutePath();
        if (!overwrite) {
            requireNew(target);
        }
        try {
            skeleton.start(write(target, overwrite));
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("The recording " + path + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Storage write(Path target, boolean overwrite) throws IOException {
        long bytes = skeleton.place();
        requireRoom(target.getParent(), bytes);
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Storage storage = new Storage(FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        try {
            storage.extend(bytes);
            skeleton.write(storage);
            rename(temporary, target, overwrite);
            return storage;
        } catch (IOException | RuntimeException e) {
            discard(storage, temporary, e);
            throw e;
        }
    }

    private static void discard(Storage storage, Path temporary, Exception cause) {
        try (storage) {
            Files.delete(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void requireNew(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "exists already and is not overwritten");
        }
    }

    private static void requireRoom(@Nullable Path folder, long bytes) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "is not a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString(), null, "is a folder that may not be written to");
        }
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (bytes > usable) {
            throw new IOException("it takes " + bytes + " bytes, and " + folder + " has room for " + usable);
        }
    }

    private static void rename(Path temporary, Path target, boolean overwrite) throws IOException {
        if (overwrite) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            requireNew(target);
            Files.move(temporary, target);
        }
    }

    /** Commits all tables, so that everything appended is in the file. */
    public void flush() throws IOException {
        skeleton.storage();
        for (Table table : skeleton.tables()) {
            table.commit();
        }
    }

    /**
     * Commits all tables and puts their rows into the order that was {@link Table#orderBy asked for}, so that they are the
     * same whatever threads wrote them. A table that is not in order needs room for a second copy, which stays in the file.
     */
    public void order() throws IOException {
        skeleton.storage();
        for (Table table : skeleton.tables()) {
            table.order();
        }
    }

    /** Commits all tables, and returns when all of the file has reached the disk. */
    public void force() throws IOException {
        flush();
        skeleton.storage().force();
    }

    /** Commits all tables and closes the file. Does nothing if it was not started. */
    @Override
    public void close() throws IOException {
        if (!skeleton.isStarted()) {
            return;
        }
        try {
            flush();
        } finally {
            skeleton.storage().close();
        }
    }
}
