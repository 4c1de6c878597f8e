package org.engram.recording;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows: columns of equal length, each a dataset of its own, for spikes, for records of each step, and for
 * samples of which nobody knows the number. May be used by several threads.
 *
 * <p>Rows are kept in memory until they are {@link #commit committed}, which is done at the latest when 4096 or 1 MiB of them
 * are kept.
 * A commit writes the rows, then the headers of all columns, in which their length stands, by one write within one page:
 * a process that is killed leaves all columns at the same length, and every committed row. A table that is full moves to
 * a place twice as large at the end of the file; the old place stays unused.
 */
public final class Table {
    static final int PENDING_ROWS = 4096;

    private static final int FIRST_CAPACITY = 512;
    private static final int PENDING_BYTES = 1 << 20;
    private static final int BLOCK_ROWS = 1 << 16;
    private static final int BLOCK_BYTES = 1 << 22;
    private static final int HEADER_ALIGNMENT = 8;

    private final LiveGroup group;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable Column order;
    private long headersAddress;
    private long rows;
    private long committed;
    private long capacity;
    private int mostPending;
    private int width;
    private int pending;

    Table(LiveGroup group) {
        this.group = group;
    }

    /** Adds a column, as a dataset of the group to which the table was added. */
    public Column column(String name, ElementType type) {
        return add(name, type);
    }

    /** Adds a column of several values in each row: a dataset of two dimensions. */
    public Column column(String name, ElementType type, int width) {
        return add(name, type, width);
    }

    private Column add(String name, ElementType type, long... rowShape) {
        Column column = group.link(name, () -> new Column(group.skeleton, this, type, rowShape));
        columns.add(column);
        return column;
    }

    /**
     * Makes {@link LiveFile#order} put the rows into the order of a column of whole numbers from 0 on; rows of equal numbers
     * stay in the order in which they were appended.
     */
    public Table orderBy(Column column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("not a column of this table");
        }
        order = column;
        return this;
    }

    /**
     * Adds a row.
     *
     * @param row the values of each column, in the order in which these were added
     * @throws IllegalArgumentException if there are more or fewer values than that, or one is not of its column's range
     * @throws IllegalStateException if the file is not started
     * @throws IOException if the row made a commit necessary, and that failed
     */
    public synchronized void append(double... row) throws IOException {
        group.skeleton.storage();
        if (mostPending == 0) {
            makeRoom();
        }
        requireWidth(row.length);
        if (pending == mostPending) {
            commit();
        }
        int from = 0;
        for (Column column : columns) {
            column.keep(pending, row, from);
            from += column.width();
        }
        pending++;
    }

    private void requireWidth(int values) {
        if (values != width) {
            throw new IllegalArgumentException(values + " values for " + columns.size() + " columns"
                    + (width == columns.size() ? "" : " of " + width + " values"));
        }
    }

    private void makeRoom() {
        width = columns.stream().mapToInt(Column::width).sum();
        mostPending = rowsIn(PENDING_BYTES, PENDING_ROWS);
        columns.forEach(column -> column.makeRoom(mostPending));
    }

    /** As many rows as so many bytes hold, at least one and at most {@code most}. */
    private int rowsIn(int bytes, int most) {
        return Math.max(1, Math.min(most, bytes / rowBytes()));
    }

    /** How many rows are sorted or selected at a time. */
    private int blockRows() {
        return rowsIn(BLOCK_BYTES, BLOCK_ROWS);
    }

    /** Writes the rows that were appended: from now on they are in the file. */
    public synchronized void commit() throws IOException {
        Storage storage = group.skeleton.storage();
        if (pending > 0) {
            writePending(storage);
        }
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
        long larger = capacity;
        while (larger < rows + pending) {
            larger *= 2;
        }
        long[] places = places(storage.extend(larger * rowBytes()), larger);
        for (int i = 0; i < places.length; i++) {
            columns.get(i).copy(storage, places[i], rows);
        }
        settle(places, larger);
    }

    /** Puts the rows into order at a new place, if they are not: until all of them are there, readers see the old one. */
    synchronized void order() throws IOException {
        commit();
        if (order == null || rows == 0) {
            return;
        }
        Storage storage = group.skeleton.storage();
        var ordered = RowOrder.of(storage, order, rows, blockRows());
        if (!ordered.isSorted()) {
            long[] places = places(storage.extend(rows * rowBytes()), rows);
            ordered.write(columns, places);
            settle(places, rows);
            storage.write(headers(), headersAddress);
        }
    }

    /** Where each column begins if the table, with room for so many rows, lies at {@code place}. */
    private long[] places(long place, long room) {
        long[] places = new long[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            place += room * columns.get(i).rowBytes();
        }
        return places;
    }

    private void settle(long[] places, long room) {
        for (int i = 0; i < places.length; i++) {
            columns.get(i).placeData(places[i]);
        }
        capacity = room;
    }

    private int rowBytes() {
        return columns.stream().mapToInt(Column::rowBytes).reduce(0, Math::addExact);
    }

    /** Goes on with the rows that a file holds; there is room for no more where they are. */
    void takeOver(HdfFile file) {
        for (Column column : columns) {
            var found = (ContiguousDataset) file.getByPath(group.path(column));
            rows = found.getDimensionsAsLong()[0];
            if (rows > 0) {
                column.placeData(found.getDataAddress());
                capacity = rows;
            }
        }
        committed = rows;
    }

    /**
     * Keeps the first rows of each number in the column that {@link #orderBy orders} the table, and drops the others. A
     * process that is killed meanwhile leaves the table as it was or as it is to be.
     *
     * @param most how many rows of the numbers 0, 1, 2, ... are kept at most; there are no greater numbers in the table
     * @throws IllegalStateException if no column orders the table
     */
    public synchronized void keepFirst(long[] most) throws IOException {
        if (order == null) {
            throw new IllegalStateException("no column orders this table");
        }
        commit();
        Storage storage = group.skeleton.storage();
        var selection = new RowSelection(storage, order, rows, most, blockRows());
        if (selection.count() == rows) {
            return;
        }
        if (!selection.isPrefix()) {
            long[] places = places(storage.extend(selection.count() * rowBytes()), selection.count());
            for (int i = 0; i < places.length; i++) {
                selection.copy(columns.get(i), places[i]);
            }
            settle(places, selection.count());
        }
        rows = selection.count();
        committed = rows;
        storage.write(headers(), headersAddress);
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
        capacity = Math.max(capacity, rowsIn(PENDING_BYTES, FIRST_CAPACITY));
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
