package org.engram.recording;

import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One column of a {@link Table}: a dataset that grows along its first dimension, with one value or several in each row. */
public final class Column extends LiveDataset<Column> {
    private final Table table;
    private final ElementType type;
    private final long[] rowShape;
    private final int width;
    private final int rowBytes;
    private ByteBuffer pending = ByteBuffer.allocate(0);

    /** @param rowShape the shape of one row: none for one value, else their number */
    Column(Skeleton skeleton, Table table, ElementType type, long... rowShape) {
        super(skeleton);
        this.table = table;
        this.type = type;
        this.rowShape = rowShape;
        width = Math.toIntExact(Dataspace.elements(rowShape));
        rowBytes = Math.multiplyExact(width, type.bytes());
    }

    /** The number of values in a row. */
    int width() {
        return width;
    }

    int rowBytes() {
        return rowBytes;
    }

    /** Makes room for so many pending rows. */
    void makeRoom(int rows) {
        pending = ByteBuffer.allocateDirect(rows * rowBytes()).order(ByteOrder.nativeOrder());
    }

    /** Keeps the values of pending row number {@code row}, which begin at {@code values[from]}. */
    void keep(int row, double[] values, int from) {
        type.put(pending.position(row * rowBytes()), values, from, width());
    }

    /** Writes the first {@code count} pending rows behind {@code rows} others. */
    void writePending(Storage storage, long rows, int count) throws IOException {
        storage.write(pending.slice(0, count * rowBytes()), dataAddress() + rows * rowBytes());
    }

    /** Copies the first {@code rows} rows to another place. */
    void copy(Storage storage, long place, long rows) throws IOException {
        storage.copy(dataAddress(), storage, place, rows * rowBytes());
    }

    /** Reads {@code count} rows into the beginning of {@code target}, and prepares it to be read. */
    void read(Storage storage, long from, int count, ByteBuffer target) throws IOException {
        storage.read(target.clear().limit(count * rowBytes()), dataAddress() + from * rowBytes());
        target.flip();
    }

    /** The next value of what was read. */
    long whole(ByteBuffer source) {
        return type.getLong(source);
    }

    @Override
    DataType datatype() {
        return type.datatype();
    }

    @Override
    long[] shape() {
        long[] shape = new long[1 + rowShape.length];
        shape[0] = table.rows();
        System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
        return shape;
    }

    @Override
    long reservedBytes() {
        return Math.multiplyExact(table.capacity(), rowBytes());
    }

    @Override
    void writeInitially(Storage storage) {
        // No rows yet.
    }

    @Override
    Column self() {
        return this;
    }
}
