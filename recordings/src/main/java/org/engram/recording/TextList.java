package org.engram.recording;

import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A dataset of one dimension that holds texts of any length. They lie behind the references to them, in as many heaps
 * as are needed, which are made one at a time: a list that repeats a few texts takes little memory.
 */
public final class TextList extends LiveDataset<TextList> {
    private final List<String> texts;

    TextList(Skeleton skeleton, List<String> texts) {
        super(skeleton);
        this.texts = texts;
    }

    @Override
    DataType datatype() {
        return RawDatatype.STRING;
    }

    @Override
    long[] shape() {
        return new long[] {texts.size()};
    }

    @Override
    long reservedBytes() {
        long bytes = heapsOffset();
        for (int from = 0; from < texts.size(); from += GlobalHeap.MAX_OBJECTS) {
            bytes += heap(part(from)).bytes();
        }
        return bytes;
    }

    private long heapsOffset() {
        return (long) texts.size() * GlobalHeap.REFERENCE_BYTES;
    }

    private List<String> part(int from) {
        return texts.subList(from, Math.min(texts.size(), from + GlobalHeap.MAX_OBJECTS));
    }

    private static GlobalHeap heap(List<String> texts) {
        var heap = new GlobalHeap();
        texts.forEach(heap::add);
        return heap;
    }

    @Override
    void writeInitially(Storage storage) throws IOException {
        long place = dataAddress() + heapsOffset();
        for (int from = 0; from < texts.size(); from += GlobalHeap.MAX_OBJECTS) {
            place = write(storage, from, place);
        }
    }

    @Override
    boolean canBeCut() {
        return false;
    }

    /** What refers to the heaps refers to another place in a copy. */
    @Override
    void writeAgain(Storage file, long from, Storage copy) throws IOException {
        writeInitially(copy);
    }

    @Override
    long copiedBytes() {
        return reservedBytes();
    }

    /** Writes the references from number {@code from} on and the heap of these texts, and returns the end of that. */
    private long write(Storage storage, int from, long place) throws IOException {
        List<String> part = part(from);
        var heap = new GlobalHeap();
        List<Supplier<byte[]>> references = part.stream().map(heap::add).toList();
        long end = heap.place(place);
        heap.write(storage);
        ByteBuffer encoded = ByteBuffer.wrap(GlobalHeap.join(references));
        storage.write(encoded, dataAddress() + (long) from * GlobalHeap.REFERENCE_BYTES);
        return end;
    }

    @Override
    TextList self() {
        return this;
    }
}
