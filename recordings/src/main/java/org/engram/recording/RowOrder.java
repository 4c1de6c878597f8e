package org.engram.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the rows of a table into the order of one of its columns, which holds whole numbers from 0 on: a stable counting
 * sort, block by block, from the place of the rows to another one. Memory: one block of each kind, and one number for each
 * value of that column.
 */
final class RowOrder {
    private final Storage storage;
    private final Column key;
    private final long rows;
    private final int[] keys;
    private final int[] order;
    private long[] next = new long[1];
    private boolean sorted = true;

    private RowOrder(Storage storage, Column key, long rows, int blockRows) {
        this.storage = storage;
        this.key = key;
        this.rows = rows;
        keys = new int[blockRows];
        order = new int[blockRows];
    }

    /**
     * Looks at all rows.
     *
     * @param blockRows how many rows are in memory at a time
     */
    static RowOrder of(Storage storage, Column key, long rows, int blockRows) throws IOException {
        var order = new RowOrder(storage, key, rows, blockRows);
        order.count();
        return order;
    }

    /** Whether the rows are in order as they are. */
    boolean isSorted() {
        return sorted;
    }

    private void count() throws IOException {
        int last = 0;
        for (long from = 0; from < rows; from += keys.length) {
            int count = readKeys(from);
            for (int i = 0; i < count; i++) {
                sorted &= keys[i] >= last;
                last = keys[i];
                if (last >= next.length) {
                    next = Arrays.copyOf(next, Math.max(last + 1, 2 * next.length));
                }
                next[last]++;
            }
        }
        replaceByStarts(next);
    }

    private int readKeys(long from) throws IOException {
        int count = (int) Math.min(keys.length, rows - from);
        ByteBuffer block = buffer(key.rowBytes());
        key.read(storage, from, count, block);
        for (int i = 0; i < count; i++) {
            keys[i] = Math.toIntExact(key.whole(block));
        }
        return count;
    }

    /** Turns numbers of rows into the place of the first row of each. */
    private static void replaceByStarts(long[] counts) {
        long start = 0;
        for (int k = 0; k < counts.length; k++) {
            long count = counts[k];
            counts[k] = start;
            start += count;
        }
    }

    /** Writes all rows in order; the first column begins at {@code places[0]}, and so on. */
    void write(List<Column> columns, long[] places) throws IOException {
        for (long from = 0; from < rows; from += keys.length) {
            int count = readKeys(from);
            sortBlock(count);
            for (int c = 0; c < columns.size(); c++) {
                scatter(columns.get(c), from, count, places[c]);
            }
            for (int i = 0; i < count; i++) {
                next[keys[i]]++;
            }
        }
    }

    /** Finds the order of the rows of a block. */
    private void sortBlock(int count) {
        int least = Arrays.stream(keys, 0, count).min().orElse(0);
        int most = Arrays.stream(keys, 0, count).max().orElse(0);
        int[] starts = new int[most - least + 2];
        for (int i = 0; i < count; i++) {
            starts[keys[i] - least + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        for (int i = 0; i < count; i++) {
            order[starts[keys[i] - least]++] = i;
        }
    }

    /** Writes the block's rows of one column, each run of equal keys behind those that were written before. */
    private void scatter(Column column, long from, int count, long place) throws IOException {
        int bytes = column.rowBytes();
        ByteBuffer block = buffer(bytes);
        column.read(storage, from, count, block);
        ByteBuffer ordered = buffer(bytes);
        for (int i = 0; i < count; i++) {
            ordered.put(i * bytes, block, order[i] * bytes, bytes);
        }
        for (int run = 0; run < count; ) {
            int value = keys[order[run]];
            int end = run;
            while (end < count && keys[order[end]] == value) {
                end++;
            }
            storage.write(ordered.slice(run * bytes, (end - run) * bytes), place + next[value] * bytes);
            run = end;
        }
    }

    private ByteBuffer buffer(int rowBytes) {
        return ByteBuffer.allocate(keys.length * rowBytes).order(ByteOrder.nativeOrder());
    }
}
