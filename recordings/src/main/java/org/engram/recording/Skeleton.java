package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was declared of a file, in the order in which it was declared, which is the order in which it lies in the
 * file: the headers of groups, scales, variables and texts; those of columns; the global heap; the data.
 */
final class Skeleton {
    /** Where jHDF's superblock expects the header of the root group. */
    private static final long ROOT_ADDRESS = 64;

    private static final int ALIGNMENT = 8;

    private final GlobalHeap heap = new GlobalHeap();
    private final List<LiveObject<?>> objects = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private volatile @Nullable Storage storage;

    GlobalHeap heap() {
        return heap;
    }

    <T extends LiveObject<?>> T add(T object) {
        objects.add(object);
        return object;
    }

    Table add(Table table) {
        requireDeclaring();
        tables.add(table);
        return table;
    }

    boolean isStarted() {
        return storage != null;
    }

    void requireDeclaring() {
        if (isStarted()) {
            throw new IllegalStateException("the file is started, nothing more can be declared");
        }
    }

    /** Where values are written. */
    Storage storage() {
        Storage started = storage;
        if (started == null) {
            throw new IllegalStateException("the file is not started yet");
        }
        return started;
    }

    /** Ends the declarations: from now on values can be written. */
    void start(Storage storage) {
        this.storage = storage;
    }

    List<Table> tables() {
        return tables;
    }

    /** Gives everything its place, and returns the length of the file in bytes. */
    long place() {
        long end = placeHeaders();
        for (LiveDataset<?> dataset : datasets()) {
            end = Storage.roundUp(dataset.placeData(end), ALIGNMENT);
        }
        return end;
    }

    /** Gives everything but the data its place, and returns the end of it. */
    long placeHeaders() {
        long end = ROOT_ADDRESS;
        for (LiveObject<?> object : objects) {
            end = Storage.roundUp(object.placeHeader(end), ALIGNMENT);
        }
        for (Table table : tables) {
            end = table.placeHeaders(end);
        }
        return heap.place(end);
    }

    /** Writes everything that has its place. */
    void write(Storage storage) throws IOException {
        writeHeaders(storage);
        for (LiveDataset<?> dataset : datasets()) {
            dataset.writeInitially(storage);
        }
    }

    /** Writes everything but the data. */
    void writeHeaders(Storage storage) throws IOException {
        for (LiveObject<?> object : objects) {
            storage.write(object.header(), object.headerAddress());
        }
        for (Table table : tables) {
            table.writeHeaders(storage);
        }
        heap.write(storage);
    }

    /**
     * Compares everything that does not change once a file is started.
     *
     * @throws IOException if a file is not laid out like this
     */
    void requireIn(Storage storage) throws IOException {
        for (LiveObject<?> object : objects) {
            requireIn(storage, object.header(), object.headerAddress());
        }
        requireIn(storage, heap.collection(), heap.address());
    }

    private static void requireIn(Storage storage, ByteBuffer expected, long address) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(expected.remaining());
        storage.read(found, address);
        if (!found.flip().equals(expected)) {
            throw new IOException("it was laid out by another version of Engram, or for another experiment");
        }
    }

    List<LiveDataset<?>> datasets() {
        List<LiveDataset<?>> datasets = new ArrayList<>();
        for (LiveObject<?> object : objects) {
            if (object instanceof LiveDataset<?> dataset) {
                datasets.add(dataset);
            }
        }
        tables.forEach(table -> datasets.addAll(table.columns()));
        return datasets;
    }
}
