package org.engram.recording;

import io.jhdf.object.datatype.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** A scalar dataset that holds a text of any length, which as an attribute would be hidden from view. */
public final class Text extends LiveDataset<Text> {
    private final Supplier<byte[]> reference;

    Text(Skeleton skeleton, String text) {
        super(skeleton);
        reference = skeleton.heap().add(text);
    }

    @Override
    DataType datatype() {
        return RawDatatype.STRING;
    }

    @Override
    long[] shape() {
        return new long[0];
    }

    @Override
    boolean canBeCut() {
        return false;
    }

    /** What refers to the heap refers to another place in a copy. */
    @Override
    void writeAgain(Storage file, long from, Storage copy) throws IOException {
        writeInitially(copy);
    }

    @Override
    void writeInitially(Storage storage) throws IOException {
        storage.write(ByteBuffer.wrap(reference.get()), dataAddress());
    }

    @Override
    Text self() {
        return this;
    }
}
