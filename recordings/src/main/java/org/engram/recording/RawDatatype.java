package org.engram.recording;

import io.jhdf.BufferBuilder;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Datatypes that jHDF reads but does not write. Data of such a type are passed around as encoded bytes.
 *
 * <p>Source: HDF5 File Format Specification 3.0, IV.A.2.d "The Datatype Message", version 1.
 */
final class RawDatatype extends DataType {
    /** Address of an object's header. */
    static final RawDatatype REFERENCE = new RawDatatype(7, 8, 0);

    /** UTF-8 text of any length, kept in the global heap. */
    static final RawDatatype STRING =
            new RawDatatype(9, GlobalHeap.REFERENCE_BYTES, 0x101, encoded(new FixedPoint(1, false)));

    /** Any number of references, kept in the global heap: one element of DIMENSION_LIST. */
    static final RawDatatype REFERENCES = new RawDatatype(9, GlobalHeap.REFERENCE_BYTES, 0, encoded(REFERENCE));

    /** A dataset and the number of its dimension, followed by four unused bytes: one element of REFERENCE_LIST. */
    static final RawDatatype DATASET_DIMENSION = new RawDatatype(
            6, 16, 2, member("dataset", 0, REFERENCE), member("dimension", 8, new FixedPoint(4, false)));

    /** What h5py takes for a boolean. */
    static final RawDatatype BOOLEAN = enumeration("FALSE", "TRUE");

    private final byte[][] properties;

    private RawDatatype(int dataClass, int bytes, int bits, byte[]... properties) {
        super(dataClass, bytes);
        this.properties = properties;
        classBits.or(BitSet.valueOf(new long[] {bits}));
    }

    /** ASCII text of a fixed length, with a final zero byte that is counted in {@code bytes}. */
    static RawDatatype fixedString(int bytes) {
        return new RawDatatype(3, bytes, 0);
    }

    /** Names of the whole numbers from 0 on, each in one byte. */
    static RawDatatype enumeration(String... names) {
        BufferBuilder members = new BufferBuilder();
        for (String name : names) {
            members.writeBytes(padded(name));
        }
        for (int value = 0; value < names.length; value++) {
            members.writeByte(value);
        }
        return new RawDatatype(
                8,
                1,
                names.length,
                encoded(new FixedPoint(1, true)),
                members.build().array());
    }

    private static byte[] encoded(DataType type) {
        return type.toBuffer().array();
    }

    private static byte[] member(String name, int offset, DataType type) {
        byte[] notAnArray = new byte[28];
        return new BufferBuilder()
                .writeBytes(padded(name))
                .writeInt(offset)
                .writeBytes(notAnArray)
                .writeBytes(encoded(type))
                .build()
                .array();
    }

    /** A name that ends with a zero byte, and then with as many as make its length a multiple of 8. */
    private static byte[] padded(String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(ascii, (ascii.length / 8 + 1) * 8);
    }

    @Override
    public ByteBuffer toBuffer() {
        BufferBuilder message = toBufferBuilder();
        for (byte[] property : properties) {
            message.writeBytes(property);
        }
        return message.build();
    }

    @Override
    public ByteBuffer encodeData(Object data) {
        return ByteBuffer.wrap((byte[]) data);
    }

    @Override
    public Class<?> getJavaType() {
        return byte[].class;
    }

    @Override
    public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
        throw new UnsupportedOperationException("written only");
    }
}
