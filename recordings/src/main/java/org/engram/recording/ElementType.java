package org.engram.recording;

import io.jhdf.object.datatype.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How one element of a dataset is stored. Floating types are rounded to nearest; integer types take whole numbers of
 * their range only. {@code UINT64} holds 0 to 2^63 − 1, the range that Java can count. {@code BOOLEAN} is 0 or 1, in the
 * way of h5py: an enumeration of FALSE and TRUE, which {@link RecordingFile} does not read.
 */
public enum ElementType {
    FLOAT64(Double.BYTES, Long.MIN_VALUE, Long.MAX_VALUE),
    FLOAT32(Float.BYTES, Long.MIN_VALUE, Long.MAX_VALUE),
    INT64(Long.BYTES, Long.MIN_VALUE, Long.MAX_VALUE),
    INT32(Integer.BYTES, Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT8(Byte.BYTES, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT64(Long.BYTES, 0, Long.MAX_VALUE),
    UINT32(Integer.BYTES, 0, 0xFFFF_FFFFL),
    BOOLEAN(Byte.BYTES, 0, 1);

    private final int bytes;
    private final long min;
    private final long max;

    ElementType(int bytes, long min, long max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    /**
     * The type of elements that are described by {@code datatype}.
     *
     * @throws IllegalArgumentException if it is none of these types
     */
    static ElementType of(DataType datatype) {
        return Arrays.stream(values())
                .filter(type -> type.bytes == datatype.getSize()
                        && type.datatype().getJavaType().equals(datatype.getJavaType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "elements of " + datatype.getSize() + " bytes that are read as " + datatype.getJavaType()));
    }

    boolean isFloating() {
        return this == FLOAT64 || this == FLOAT32;
    }

    int bytes() {
        return bytes;
    }

    DataType datatype() {
        return switch (this) {
            case FLOAT64 -> DataType.fromObject(0.0);
            case FLOAT32 -> DataType.fromObject(0f);
            case INT64 -> DataType.fromObject(0L);
            case INT32 -> DataType.fromObject(0);
            case INT8 -> DataType.fromObject((byte) 0);
            case UINT64 -> DataType.fromObject(0L, true);
            case UINT32 -> DataType.fromObject(0, true);
            case BOOLEAN -> RawDatatype.BOOLEAN;
        };
    }

    /**
     * Appends one element.
     *
     * @throws IllegalArgumentException if {@code value} is not of this type's range
     */
    void put(ByteBuffer target, double value) {
        switch (this) {
            case FLOAT64 -> target.putDouble(value);
            case FLOAT32 -> target.putFloat((float) value);
            default -> put(target, whole(value));
        }
    }

    /**
     * Appends one element.
     *
     * @throws IllegalArgumentException if {@code value} is not of this type's range
     */
    void put(ByteBuffer target, long value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is out of the range of " + this);
        }
        switch (this) {
            case FLOAT64, FLOAT32 -> put(target, (double) value);
            case INT64, UINT64 -> target.putLong(value);
            case INT32, UINT32 -> target.putInt((int) value);
            case INT8, BOOLEAN -> target.put((byte) value);
        }
    }

    /** Appends {@code count} elements of {@code values}, beginning with {@code values[from]}. */
    void put(ByteBuffer target, double[] values, int from, int count) {
        if (this == FLOAT64) {
            target.asDoubleBuffer().put(values, from, count);
            target.position(target.position() + count * bytes);
            return;
        }
        for (int i = from; i < from + count; i++) {
            put(target, values[i]);
        }
    }

    /** Appends {@code count} elements of {@code values}, beginning with {@code values[from]}. */
    void put(ByteBuffer target, long[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            put(target, values[i]);
        }
    }

    double getDouble(ByteBuffer source) {
        return switch (this) {
            case FLOAT64 -> source.getDouble();
            case FLOAT32 -> source.getFloat();
            default -> getLong(source);
        };
    }

    long getLong(ByteBuffer source) {
        return switch (this) {
            case FLOAT64, FLOAT32 -> whole(getDouble(source));
            case INT64, UINT64 -> source.getLong();
            case INT32 -> source.getInt();
            case UINT32 -> Integer.toUnsignedLong(source.getInt());
            case INT8, BOOLEAN -> source.get();
        };
    }

    private static long whole(double value) {
        if ((long) value != value) {
            throw new IllegalArgumentException(value + " is not a whole number");
        }
        return (long) value;
    }
}
