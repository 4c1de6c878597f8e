package org.engram.recording;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndexWriter;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * How a dataset is cut into chunks. Each is one piece of the row-by-row order: whole along the last dimensions, a part of the
 * one before them, {@link #split}, and a single index along all others.
 *
 * @param shape of the dataset, in elements
 * @param chunk shape of a chunk, in elements; the last chunks along {@code split} may have elements beyond the dataset
 */
record ChunkGrid(long[] shape, int[] chunk, int split) {
    /** Small enough for several to lie in the cache of every reader, large enough to be compressed. */
    private static final int BYTES = 1 << 18;

    static ChunkGrid of(long[] shape, int elementBytes) {
        int[] chunk = new int[shape.length];
        Arrays.fill(chunk, 1);
        long room = BYTES / elementBytes;
        int split = shape.length - 1;
        for (int d = shape.length - 1; d >= 0 && room > 1; d--) {
            split = d;
            chunk[d] = (int) Math.min(shape[d], room);
            room = chunk[d] == shape[d] ? room / chunk[d] : 0;
        }
        return new ChunkGrid(shape, chunk, split);
    }

    /** The number of chunks. */
    int count() {
        return Math.toIntExact(Dataspace.elements(Arrays.copyOf(shape, split)) * alongSplit());
    }

    /** The layout message of a dataset of such chunks whose index lies at {@code address}. */
    HeaderMessage layout(long address, int elementBytes) {
        int[] dimensions = Arrays.copyOf(chunk, chunk.length + 1);
        dimensions[chunk.length] = elementBytes;
        return HeaderMessage.of(ChunkedDataLayoutMessageV4.createFixedArray(address, dimensions, pageBits()));
    }

    /** The index of the chunks, on one page, to be written to {@code address}. */
    ByteBuffer index(List<Chunk> chunks, long address, int elementBytes) {
        return FixedArrayIndexWriter.createFixedArray(chunks, address, elements() * elementBytes, true, pageBits());
    }

    private int pageBits() {
        return Math.max(10, Integer.SIZE - Integer.numberOfLeadingZeros(count() - 1));
    }

    /** The number of elements of a chunk, those beyond the dataset included. */
    int elements() {
        return Arrays.stream(chunk).reduce(1, Math::multiplyExact);
    }

    /** The first element of a chunk. */
    long first(int number) {
        return number / alongSplit() * shape[split] * rowElements() + start(number) * rowElements();
    }

    /** The number of elements of a chunk that belong to the dataset. */
    int count(int number) {
        return (int) (Math.min(chunk[split], shape[split] - start(number)) * rowElements());
    }

    private long start(int number) {
        return number % alongSplit() * chunk[split];
    }

    private long alongSplit() {
        return (shape[split] + chunk[split] - 1) / chunk[split];
    }

    private long rowElements() {
        return Dataspace.elements(Arrays.copyOfRange(shape, split + 1, shape.length));
    }
}
