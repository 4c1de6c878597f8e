package org.engram.recording;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that grows: columns of equal length, each a dataset of its own, for spikes and for records of each step. May be
 * used by several threads.
 *
 * <p>Rows are kept in memory until they are {@link #commit committed}, which is done at the latest when 4096 are kept.
 * A commit writes the rows, then the headers of all columns, in which their length stands, by one write within one page:
 * a process that is killed leaves all columns at the same length, and every committed row. A table that is full moves to
 * a place twice as large at the end of the file; the old place stays unused.
 */
public final class Table {
    static final int PENDING_ROWS = 4096;

    private static final int FIRST_CAPACITY = 512;
    private static final int HEADER_ALIGNMENT = 8;

    private final LiveGroup group;
    private final List<Column> columns = new ArrayList<>();
    private long headersAddress;
    private long rows;
    private long committed;
    private long capacity = FIRST_CAPACITY;
    private int pending;

    Table(LiveGroup group) {
        this.group = group;
    }

    /** Adds a column, as a dataset of the group to which the table was added. */
    public Column column(String name, ElementType type) {
        Column column = group.link(name, () -> new Column(group.skeleton, this, type));
        columns.add(column);
        return column;
    }

    /**
     * Adds a row.
     *
     * @param row one value for each column, in the order in which these were added
     * @throws IllegalArgumentException if there are more or fewer values than columns, or one is not of its column's range
     * @throws IllegalStateException if the file is not started
     * @throws IOException if the row made a commit necessary, and that failed
     */
    public synchronized void append(double... row) throws IOException {
        group.skeleton.storage();
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns.size() + " columns");
        }
        if (pending == PENDING_ROWS) {
            commit();
        }
        for (int i = 0; i < row.length; i++) {
            columns.get(i).keep(pending, row[i]);
        }
        pending++;
    }

    /** Writes the rows that were appended: from now on they are in the file. */
    public synchronized void commit() throws IOException {
        Storage storage = group.skeleton.storage();
        writePending(storage);
        if (committed < rows) {
            storage.write(headers(), headersAddress);
            committed = rows;
        }
    }

    private void writePending(Storage storage) throws IOException {
        if (rows + pending > capacity) {
            grow(storage);
        }
        for (Column column : columns) {
            column.writePending(storage, rows, pending);
        }
        rows += pending;
        pending = 0;
    }

    private void grow(Storage storage) throws IOException {
        long larger = capacityFor(rows + pending);
        long place = storage.extend(larger * rowBytes());
        for (Column column : columns) {
            column.move(storage, place, rows);
            place += larger * column.elementBytes();
        }
        capacity = larger;
    }

    private static long capacityFor(long rows) {
        long capacity = FIRST_CAPACITY;
        while (capacity < rows) {
            capacity *= 2;
        }
        return capacity;
    }

    private int rowBytes() {
        return columns.stream().mapToInt(Column::elementBytes).sum();
    }

    /** Goes on with the rows that a file holds. */
    void takeOver(HdfFile file) {
        for (Column column : columns) {
            var found = (ContiguousDataset) file.getByPath(group.path(column));
            rows = found.getDimensionsAsLong()[0];
            if (rows > 0) {
                column.takeOver(found);
            }
        }
        committed = rows;
        capacity = capacityFor(rows);
    }

    /**
     * Keeps the first rows of each kind and drops the others. A process that is killed meanwhile leaves the table as it was
     * or as it is to be.
     *
     * @param kind a column of whole numbers from 0 to {@code most.length} - 1
     * @param most how many rows of each kind are kept at most
     */
    public synchronized void keepFirst(Column kind, long[] most) throws IOException {
        commit();
        Storage storage = group.skeleton.storage();
        var selection = new RowSelection(storage, kind, rows, most);
        long kept = selection.count();
        if (kept == rows) {
            return;
        }
        if (!selection.isPrefix()) {
            copy(selection, storage, kept);
        }
        rows = kept;
        committed = kept;
        storage.write(headers(), headersAddress);
    }

    private void copy(RowSelection selection, Storage storage, long kept) throws IOException {
        capacity = capacityFor(kept);
        long place = storage.extend(capacity * rowBytes());
        for (Column column : columns) {
            selection.copy(column.dataAddress(), place, column.elementBytes());
            column.placeData(place);
            place += capacity * column.elementBytes();
        }
    }

    long rows() {
        return rows;
    }

    long capacity() {
        return capacity;
    }

    List<Column> columns() {
        return columns;
    }

    /** Gives the headers of all columns their place within one page, and returns the end of it. */
    long placeHeaders(long place) {
        if (columns.isEmpty()) {
            throw new IllegalStateException("a table has no columns");
        }
        int bytes = headers().remaining();
        headersAddress = onOnePage(place, bytes) ? place : Storage.roundUp(place, Storage.PAGE);
        long end = headersAddress;
        for (Column column : columns) {
            end = Storage.roundUp(column.placeHeader(end), HEADER_ALIGNMENT);
        }
        return end;
    }

    private static boolean onOnePage(long place, int bytes) {
        return place % Storage.PAGE + bytes <= Storage.PAGE;
    }

    /** The headers of all columns as they are at this moment, ready to be written. */
    ByteBuffer headers() {
        ByteBuffer headers = ByteBuffer.allocate(Storage.PAGE);
        for (Column column : columns) {
            ByteBuffer header = column.header();
            if (header.remaining() > headers.remaining()) {
                throw new IllegalStateException("too many columns and attributes: their headers must fit in one page");
            }
            headers.put(header);
            headers.position((int) Storage.roundUp(headers.position(), HEADER_ALIGNMENT));
        }
        return headers.flip();
    }

    void writeHeaders(Storage storage) throws IOException {
        storage.write(headers(), headersAddress);
    }
}
