package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first rows of each number in a column of a table, found and copied block by block. */
final class RowSelection {
    private final Storage storage;
    private final Column numbers;
    private final long rows;
    private final long[] most;
    private final boolean[] chosen;
    private long count;
    private long end;

    /** Works on a block of rows that are chosen or not. */
    private interface BlockAction {
        void on(long first, int size) throws IOException;
    }

    /**
     * Looks at all rows.
     *
     * @param most how many rows of the numbers 0, 1, 2, ... are selected at most
     * @param blockRows how many rows are in memory at a time
     */
    RowSelection(Storage storage, Column numbers, long rows, long[] most, int blockRows) throws IOException {
        this.storage = storage;
        this.numbers = numbers;
        this.rows = rows;
        this.most = most.clone();
        chosen = new boolean[blockRows];
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

    /** Copies the selected elements of a column to another place. */
    void copy(Column column, long place) throws IOException {
        int bytes = column.rowBytes();
        ByteBuffer block = buffer(bytes);
        long[] next = {place};
        blocks((first, size) -> {
            column.read(storage, first, size, block);
            int kept = 0;
            for (int k = 0; k < size; k++) {
                if (chosen[k]) {
                    block.put(kept++ * bytes, block, k * bytes, bytes);
                }
            }
            storage.write(block.limit(kept * bytes), next[0]);
            next[0] += (long) kept * bytes;
        });
    }

    /** Goes through all rows, a block at a time. */
    private void blocks(BlockAction action) throws IOException {
        ByteBuffer block = buffer(numbers.rowBytes());
        long[] left = most.clone();
        for (long first = 0; first < rows; first += chosen.length) {
            int size = (int) Math.min(chosen.length, rows - first);
            numbers.read(storage, first, size, block);
            for (int k = 0; k < size; k++) {
                chosen[k] = left[(int) numbers.whole(block)]-- > 0;
            }
            action.on(first, size);
        }
    }

    private ByteBuffer buffer(int rowBytes) {
        return ByteBuffer.allocate(chosen.length * rowBytes).order(ByteOrder.nativeOrder());
    }
}
