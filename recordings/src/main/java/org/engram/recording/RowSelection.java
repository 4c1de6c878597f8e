package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first rows of each kind of a table, found and copied block by block. */
final class RowSelection {
    private static final int BLOCK = 1 << 15;

    private final Storage storage;
    private final long kinds;
    private final long rows;
    private final long[] most;
    private final boolean[] chosen = new boolean[BLOCK];
    private long count;
    private long end;

    /** Works on a block of rows that are chosen or not. */
    private interface BlockAction {
        void on(long first, int size) throws IOException;
    }

    /**
     * Selects rows.
     *
     * @param kind a column of 64-bit whole numbers from 0 to {@code most.length} - 1
     * @param most how many rows of each kind are selected at most
     */
    RowSelection(Storage storage, Column kind, long rows, long[] most) throws IOException {
        this.storage = storage;
        this.kinds = kind.dataAddress();
        this.rows = rows;
        this.most = most.clone();
        blocks((first, size) -> {
            for (int k = 0; k < size; k++) {
                if (chosen[k]) {
                    count++;
                    end = first + k + 1;
                }
            }
        });
    }

    /** The number of rows selected. */
    long count() {
        return count;
    }

    /** Whether no row that is selected follows one that is not. */
    boolean isPrefix() {
        return end == count;
    }

    /** Copies the selected elements of a column. */
    void copy(long from, long to, int elementBytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK * elementBytes);
        byte[] element = new byte[elementBytes];
        long[] place = {to};
        blocks((first, size) -> {
            storage.read(block.clear().limit(size * elementBytes), from + first * elementBytes);
            block.clear();
            for (int k = 0; k < size; k++) {
                if (chosen[k]) {
                    block.get(k * elementBytes, element);
                    block.put(element);
                }
            }
            int bytes = block.position();
            storage.write(block.flip(), place[0]);
            place[0] += bytes;
        });
    }

    /** Goes through all rows, a block at a time. */
    private void blocks(BlockAction action) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Long.BYTES).order(ByteOrder.nativeOrder());
        long[] left = most.clone();
        for (long first = 0; first < rows; first += BLOCK) {
            int size = (int) Math.min(BLOCK, rows - first);
            storage.read(block.clear().limit(size * Long.BYTES), kinds + first * Long.BYTES);
            for (int k = 0; k < size; k++) {
                chosen[k] = left[(int) block.getLong(k * Long.BYTES)]-- > 0;
            }
            action.on(first, size);
        }
    }
}
