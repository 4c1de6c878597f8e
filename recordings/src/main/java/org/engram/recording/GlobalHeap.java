package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All values of variable length of a file, in one collection. What is found in the place of such a value is a reference
 * of 16 bytes: its length, the address of the collection, and its number in there.
 *
 * <p>Source: HDF5 File Format Specification 3.0, III.E "Disk Format: Level 1E - Global Heap".
 */
final class GlobalHeap {
    static final int REFERENCE_BYTES = 16;

    private static final int MIN_BYTES = 4096;
    private static final int HEADER_BYTES = 16;
    /** The most values that one collection holds. */
    static final int MAX_OBJECTS = 0xFFFF;

    private final List<Supplier<byte[]>> objects = new ArrayList<>();
    private long address;

    /** Adds text, and returns a source of references to it that are valid once the heap has its place. */
    Supplier<byte[]> add(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text with a zero character, where readers would end it");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return add(utf8.length, () -> utf8);
    }

    /** Adds a reference to the header of an object that has no place in the file yet. */
    Supplier<byte[]> add(LiveObject<?> object) {
        return add(1, () -> littleEndian(8).putLong(object.headerAddress()).array());
    }

    private Supplier<byte[]> add(int length, Supplier<byte[]> object) {
        if (objects.size() == MAX_OBJECTS) {
            throw new IllegalStateException("more than " + MAX_OBJECTS + " texts and dimensions in one file");
        }
        objects.add(object);
        int number = objects.size();
        return () -> littleEndian(REFERENCE_BYTES)
                .putInt(length)
                .putLong(address)
                .putInt(number)
                .array();
    }

    /** The encoded references, one after another. */
    static byte[] join(List<Supplier<byte[]>> references) {
        ByteBuffer joined = ByteBuffer.allocate(references.size() * REFERENCE_BYTES);
        references.forEach(reference -> joined.put(reference.get()));
        return joined.array();
    }

    /** Gives the heap its place, and returns the end of it. */
    long place(long address) {
        this.address = address;
        return address + bytes();
    }

    void write(Storage storage) throws IOException {
        storage.write(collection(), address);
    }

    long address() {
        return address;
    }

    /** All that it holds, ready to be written. */
    ByteBuffer collection() {
        ByteBuffer collection = littleEndian(bytes());
        collection.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(collection.capacity());
        for (int i = 0; i < objects.size(); i++) {
            byte[] object = objects.get(i).get();
            collection.putLong(i + 1).putLong(object.length).put(object);
            collection.position(roundUp(collection.position()));
        }
        collection.putLong(0).putLong(collection.remaining() + 8);
        return collection.rewind();
    }

    /** The length of the collection in the file. */
    int bytes() {
        int bytes = 2 * HEADER_BYTES;
        for (Supplier<byte[]> object : objects) {
            bytes = Math.addExact(bytes, HEADER_BYTES + roundUp(object.get().length));
        }
        return Math.max(bytes, MIN_BYTES);
    }

    private static int roundUp(int bytes) {
        return Math.toIntExact(Storage.roundUp(bytes, 8));
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
