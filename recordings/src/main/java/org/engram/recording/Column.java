package org.engram.recording;

import io.jhdf.api.dataset.ContiguousDataset;
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

    /** Moves the first {@code rows} rows to a new place, which is known to readers once the header is written. */
    void move(Storage storage, long place, long rows) throws IOException {
        storage.copy(dataAddress(), place, rows * type.bytes());
        placeData(place);
    }

    /** Takes over the place that rows have in a file. */
    void takeOver(ContiguousDataset found) {
        placeData(found.getDataAddress());
    }

    int elementBytes() {
        return type.bytes();
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
