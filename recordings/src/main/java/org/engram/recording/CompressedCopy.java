package org.engram.recording;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Copies a file with its larger datasets in chunks, shuffled and deflated. Chunks are compressed by several threads and
 * written in order, so that the copy is the same for any number of them; at most two chunks of each thread are in memory.
 */
final class CompressedCopy {
    private static final int LEAST_BYTES = 1 << 14;
    private static final int ALIGNMENT = 8;

    private final Skeleton skeleton;
    private final Storage source;
    private final Storage target;
    private final int threads;
    private long end;

    CompressedCopy(Skeleton skeleton, Storage source, Storage target, int threads) {
        this.skeleton = skeleton;
        this.source = source;
        this.target = target;
        this.threads = threads;
    }

    /** Writes the copy, and gives all objects their places in it: nothing can be written to the source any more. */
    void write() throws IOException {
        List<LiveDataset<?>> datasets = skeleton.datasets();
        long[] places = datasets.stream().mapToLong(LiveDataset::dataAddress).toArray();
        datasets.stream()
                .filter(dataset -> dataset.canBeCut() && dataset.bytes() >= LEAST_BYTES)
                .forEach(LiveDataset::cut);
        end = skeleton.placeHeaders();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < places.length; i++) {
                write(datasets.get(i), places[i], pool);
            }
        } finally {
            pool.shutdownNow();
        }
        skeleton.writeHeaders(target);
        target.endAt(end);
    }

    private void write(LiveDataset<?> dataset, long from, ExecutorService pool) throws IOException {
        ChunkGrid grid = dataset.grid();
        if (grid != null) {
            List<Chunk> chunks = compress(grid, dataset.elementBytes(), from, pool);
            end = Storage.roundUp(end, ALIGNMENT);
            dataset.placeData(end);
            append(grid.index(chunks, end, dataset.elementBytes()));
        } else if (dataset.bytes() > 0) {
            end = Storage.roundUp(end, ALIGNMENT);
            dataset.placeData(end);
            dataset.writeAgain(source, from, target);
            end += dataset.copiedBytes();
        }
    }

    private List<Chunk> compress(ChunkGrid grid, int elementBytes, long from, ExecutorService pool) throws IOException {
        List<Chunk> chunks = new ArrayList<>(grid.count());
        Queue<Future<byte[]>> inWork = new ArrayDeque<>();
        for (int k = 0; k < grid.count() || !inWork.isEmpty(); k++) {
            if (k < grid.count()) {
                int number = k;
                inWork.add(pool.submit(() -> compressed(grid, number, elementBytes, from)));
            }
            if (inWork.size() == 2 * threads || k >= grid.count()) {
                byte[] bytes = result(inWork.remove());
                chunks.add(new ChunkImpl(end, bytes.length, new long[0]));
                append(ByteBuffer.wrap(bytes));
            }
        }
        return chunks;
    }

    private byte[] compressed(ChunkGrid grid, int number, int elementBytes, long from) throws IOException {
        byte[] chunk = new byte[grid.elements() * elementBytes];
        source.read(
                ByteBuffer.wrap(chunk, 0, grid.count(number) * elementBytes), from + grid.first(number) * elementBytes);
        return Compression.encode(chunk, elementBytes);
    }

    private static byte[] result(Future<byte[]> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void append(ByteBuffer bytes) throws IOException {
        long length = bytes.remaining();
        target.write(bytes, end);
        end += length;
    }
}
