package org.engram.recording;

import io.jhdf.Constants;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.io.IOException;
import java.util.List;

/**
 * A dataset: an array that lies in the file in one piece, row by row (the last dimension is the fastest).
 *
 * @param <T> the kind of dataset
 */
public abstract sealed class LiveDataset<T extends LiveDataset<T>> extends LiveObject<T>
        permits Scale, Variable, Column, Text, TextList {
    private long dataAddress;

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

    final long dataAddress() {
        return dataAddress;
    }

    /** Gives the data their place, and returns the end of it. */
    final long placeData(long place) {
        dataAddress = place;
        return Math.addExact(place, reservedBytes());
    }

    private long bytes() {
        return Math.multiplyExact(Dataspace.elements(shape()), datatype().getSize());
    }

    @Override
    final List<HeaderMessage> messages() {
        return List.of(
                HeaderMessage.of(DataTypeMessage.create(datatype())),
                HeaderMessage.of(DataSpaceMessage.create(Dataspace.of(shape()))),
                fillMessage(),
                HeaderMessage.of(ContiguousDataLayoutMessage.create(visibleAddress(), bytes())));
    }

    /** The HDF5 library takes an empty dataset that has an address for a damaged one. */
    private long visibleAddress() {
        return bytes() == 0 ? Constants.UNDEFINED_ADDRESS : dataAddress;
    }
}
