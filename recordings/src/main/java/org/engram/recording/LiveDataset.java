package org.engram.recording;

import io.jhdf.Constants;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset: an array that lies in the file in one piece, row by row (the last dimension is the fastest), or in chunks once
 * the file is compressed.
 *
 * @param <T> the kind of dataset
 */
public abstract sealed class LiveDataset<T extends LiveDataset<T>> extends LiveObject<T>
        permits Scale, Variable, Column, Text, TextList {
    private long dataAddress;
    private @Nullable ChunkGrid grid;

    LiveDataset(Skeleton skeleton) {
        super(skeleton);
    }

    /** Says in which unit the values are, such as {@code "ms"}; {@code "1"} if they are dimensionless. */
    public T units(String units) {
        return attribute("units", units);
    }

    /** Says in a few words what the values are. */
    public T longName(String longName) {
        return attribute("long_name", longName);
    }

    abstract DataType datatype();

    abstract long[] shape();

    /** What the header says of elements that are not written. */
    HeaderMessage fillMessage() {
        return HeaderMessage.fillWithZeros();
    }

    /** Bytes that are set aside. */
    long reservedBytes() {
        return bytes();
    }

    /** Writes what is to be read before any value is written. */
    abstract void writeInitially(Storage storage) throws IOException;

    /** Writes the data to their place in a copy of the file, {@code from} being their place in the file itself. */
    void writeAgain(Storage file, long from, Storage copy) throws IOException {
        file.copy(from, copy, dataAddress, bytes());
    }

    /** Bytes that {@link #writeAgain} writes. */
    long copiedBytes() {
        return bytes();
    }

    /** How the data are cut into chunks; null while they lie in one piece. */
    final @Nullable ChunkGrid grid() {
        return grid;
    }

    /** From now on the data are compressed chunks, and their place is that of the index. */
    final void cut() {
        grid = ChunkGrid.of(shape(), elementBytes());
    }

    /** Whether the data may be cut into chunks. */
    boolean canBeCut() {
        return true;
    }

    int elementBytes() {
        return datatype().getSize();
    }

    final long dataAddress() {
        return dataAddress;
    }

    /** Gives the data their place, and returns the end of it. */
    final long placeData(long place) {
        dataAddress = place;
        return Math.addExact(place, reservedBytes());
    }

    final long bytes() {
        return Math.multiplyExact(Dataspace.elements(shape()), elementBytes());
    }

    @Override
    final List<HeaderMessage> messages() {
        List<HeaderMessage> messages = new ArrayList<>();
        messages.add(HeaderMessage.of(DataTypeMessage.create(datatype())));
        messages.add(HeaderMessage.of(DataSpaceMessage.create(Dataspace.of(shape()))));
        messages.add(fillMessage());
        if (grid == null) {
            messages.add(HeaderMessage.of(ContiguousDataLayoutMessage.create(visibleAddress(), bytes())));
        } else {
            messages.add(grid.layout(dataAddress, elementBytes()));
            messages.add(Compression.message(elementBytes()));
        }
        return messages;
    }

    /** The HDF5 library takes an empty dataset that has an address for a damaged one. */
    private long visibleAddress() {
        return bytes() == 0 ? Constants.UNDEFINED_ADDRESS : dataAddress;
    }
}
