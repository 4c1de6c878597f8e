package org.engram.recording;

import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One column of a {@link Table}: a dataset of one dimension that grows. */
public final class Column extends LiveDataset<Column> {
    private final Table table;
    private final ElementType type;
    private final ByteBuffer pending;

    Column(Skeleton skeleton, Table table, ElementType type) {
        super(skeleton);
        this.table = table;
        this.type = type;
        this.pending =
                ByteBuffer.allocateDirect(Table.PENDING_ROWS * type.bytes()).order(ByteOrder.nativeOrder());
    }

    /** Keeps the value of pending row number {@code row}. */
    void keep(int row, double value) {
        type.put(pending.position(row * type.bytes()), value);
    }

    /** Writes the first {@code count} pending values as the rows that follow {@code rows} others. */
    void writePending(Storage storage, long rows, int count) throws IOException {
        storage.write(pending.slice(0, count * type.bytes()), dataAddress() + rows * type.bytes());
    }

    /** Copies the first {@code rows} rows to another place. */
    void copy(Storage storage, long place, long rows) throws IOException {
        storage.copy(dataAddress(), storage, place, rows * type.bytes());
    }

    /** Reads {@code count} rows into the beginning of {@code target}, and prepares it to be read. */
    void read(Storage storage, long from, int count, ByteBuffer target) throws IOException {
        storage.read(target.clear().limit(count * type.bytes()), dataAddress() + from * type.bytes());
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
        return new long[] {table.rows()};
    }

    @Override
    long reservedBytes() {
        return Math.multiplyExact(table.capacity(), type.bytes());
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
