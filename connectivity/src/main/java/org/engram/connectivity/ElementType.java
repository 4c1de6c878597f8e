package org.engram.connectivity;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The numeric types of HDF5 and how one number of each is read as a double; 64-bit integers are rounded to nearest. */
enum ElementType {
    INT8,
    INT16,
    INT32,
    INT64,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    FLOAT16,
    FLOAT32,
    FLOAT64;

    /** The type of a dataset; empty where it holds no numbers, or numbers that are not one of these. */
    static Optional<ElementType> of(Dataset dataset) {
        String name = name(dataset);
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /** The name of any type, as NumPy would call it where it has such a type. */
    static String name(Dataset dataset) {
        DataType type = dataset.getDataType();
        if (type instanceof FixedPoint integer && integer.getBitPrecision() == 8 * type.getSize()) {
            return (integer.isSigned() ? "int" : "uint") + integer.getBitPrecision();
        }
        if (type instanceof FloatingPoint number && isIeee(number)) {
            return "float" + number.getBitPrecision();
        }
        return type.getClass().getSimpleName().replaceFirst("Data(Type)?$", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isIeee(FloatingPoint number) {
        int exponentBits = switch (number.getSize()) {
            case Short.BYTES -> 5;
            case Float.BYTES -> 8;
            case Double.BYTES -> 11;
            default -> -1;
        };
        return number.getExponentSize() == exponentBits;
    }

    /** Reads the next number of a buffer in the buffer's byte order. */
    double read(ByteBuffer buffer) {
        return switch (this) {
            case INT8 -> buffer.get();
            case INT16 -> buffer.getShort();
            case INT32 -> buffer.getInt();
            case INT64 -> buffer.getLong();
            case UINT8 -> Byte.toUnsignedInt(buffer.get());
            case UINT16 -> Short.toUnsignedInt(buffer.getShort());
            case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
            case UINT64 -> unsigned(buffer.getLong());
            case FLOAT16 -> FloatingPoint.toFloat(buffer.getShort());
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
        };
    }

    /** Halves large numbers, keeping a sticky lowest bit, so that one rounding to nearest happens. */
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : 2.0 * (bits >>> 1 | (bits & 1));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
