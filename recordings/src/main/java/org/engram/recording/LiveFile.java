package org.engram.recording;

import io.jhdf.HdfFile;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
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
    static final String VERSION = "format_version";
    static final long FORMAT_VERSION = 1;

    private final Skeleton skeleton = new Skeleton();
    private final LiveGroup root = skeleton.add(new LiveGroup(skeleton, null));

    private final Opening opening;
    private @Nullable Object key;
    private long copies = 1;
    private boolean closed;

    /** Makes a file that does not exist yet. */
    interface Opening {
        FileChannel open(Path path) throws IOException;
    }

    private LiveFile(Opening opening) {
        this.opening = opening;
    }

    /** Begins a recording, of which nothing is on disk yet. */
    public static LiveFile declare() {
        return declare(LiveFile::create);
    }

    static LiveFile declare(Opening opening) {
        var recording = new LiveFile(opening);
        recording.root.attribute(FORMAT, FORMAT_NAME).attribute(VERSION, FORMAT_VERSION);
        return recording;
    }

    /** Begins a file that is no recording of Engram: its root has no attributes yet. */
    public static LiveFile ofAnotherFormat() {
        return new LiveFile(LiveFile::create);
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Says that the file is to be {@link #compress compressed}, which takes as much room again. */
    public void planCopy() {
        skeleton.requireDeclaring();
        copies = 2;
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
     * @throws NoRoomException if it takes more than 90 % of what is free on the disk
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
        } catch (FileAlreadyExistsException | NoRoomException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("The file " + path + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Goes on with a file that was declared in the same way, attributes and texts included, and started before: everything
     * that was written or committed stays, and can be written anew.
     *
     * @throws IOException if it is missing, cannot be written to, or was declared in another way
     * @throws IllegalStateException if this file is started already
     */
    public void resume(Path path) throws IOException {
        skeleton.requireDeclaring();
        skeleton.place();
        Storage storage = new Storage(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try (HdfFile file = new HdfFile(path)) {
            skeleton.requireIn(storage);
            key = key(path);
            for (Table table : skeleton.tables()) {
                table.takeOver(file);
            }
            skeleton.start(storage);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw new IOException("The recording " + path + " cannot be gone on with: " + e.getMessage(), e);
        }
    }

    private Storage write(Path target, boolean overwrite) throws IOException {
        long bytes = skeleton.place();
        requireFolder(target.getParent());
        NoRoomException.check(
                target,
                Math.multiplyExact(copies, bytes),
                Files.getFileStore(target.resolveSibling("")).getUsableSpace());
        Path temporary = beside(target);
        Storage storage = new Storage(opening.open(temporary));
        try {
            storage.extend(bytes);
            skeleton.write(storage);
            key = key(temporary);
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

    private static void requireFolder(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "is not a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString(), null, "is a folder that may not be written to");
        }
    }

    /** What tells a file from all others; null where the system knows no such thing. */
    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /**
     * Checks that what was written can be found: that this file lies at {@code path}.
     *
     * @throws FileGoneException if it was deleted, moved or replaced
     */
    public void requireAt(Path path) throws IOException {
        if (!Files.exists(path) || !Objects.equals(key(path), key)) {
            throw new FileGoneException(path);
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

    /**
     * Replaces the file, which lies at {@code path}, by a copy in which large datasets are shuffled and deflated in chunks,
     * and closes it. The copy is written beside it and renamed: whatever happens, what is found at {@code path} is complete.
     *
     * @param threads that compress; the copy is the same for any number of them
     * @throws IOException if that fails; the file stays as it is, and is closed
     */
    public void compress(Path path, int threads) throws IOException {
        order();
        requireAt(path);
        Path temporary = beside(path);
        try (Storage file = skeleton.storage();
                Storage copy = new Storage(opening.open(temporary))) {
            closed = true;
            new CompressedCopy(skeleton, file, copy, threads).write();
            copy.force();
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static Path beside(Path path) {
        return path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Commits all tables and closes the file. Does nothing if it was not started, or is closed. */
    @Override
    public void close() throws IOException {
        if (!skeleton.isStarted() || closed) {
            return;
        }
        closed = true;
        try {
            flush();
        } finally {
            skeleton.storage().close();
        }
    }
}
