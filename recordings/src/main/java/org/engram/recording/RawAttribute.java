package org.engram.recording;

import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An attribute of a datatype that jHDF's attributes cannot have, given as its encoded elements. */
final class RawAttribute extends WritableAttributeImpl {
    /** An object header's message holds 64 KB, of which the name and the datatype take less than one. */
    private static final int MAX_BYTES = 63 * 1024;

    private final DataType type;
    private final DataSpace space;

    /**
     * @param shape elements per dimension; none for a scalar
     * @throws IllegalArgumentException if the elements do not fit into an object header
     */
    RawAttribute(String name, DataType type, byte[] elements, long... shape) {
        super(name, null, elements);
        if (elements.length > MAX_BYTES) {
            throw new IllegalArgumentException("attribute " + name + " is larger than " + MAX_BYTES + " bytes");
        }
        this.type = type;
        this.space = Dataspace.of(shape);
    }

    /** Text as the dimension scales of HDF5 want it: a scalar of a fixed length. */
    static RawAttribute fixedString(String name, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        int bytes = ascii.length + 1;
        return new RawAttribute(name, RawDatatype.fixedString(bytes), Arrays.copyOf(ascii, bytes));
    }

    /** A reference to another object of the file. */
    static RawAttribute reference(String name, LiveObject<?> target) {
        ByteBuffer address =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(target.headerAddress());
        return new RawAttribute(name, RawDatatype.REFERENCE, address.array());
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public DataSpace getDataSpace() {
        return space;
    }
}
