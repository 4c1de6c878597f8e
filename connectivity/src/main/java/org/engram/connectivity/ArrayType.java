package org.engram.connectivity;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * What arrays of a primitive type have in common, as far as storages need it.
 *
 * @param <A> {@code double[]}, {@code float[]}, {@code long[]} or {@code byte[]}
 * @param bytes of an element
 * @param array makes an array of a length
 * @param arrays makes an array of a number of arrays
 * @param writer writes elements to a buffer from its start on
 * @param reader reads elements from a buffer, whose position is counted in bytes
 */
record ArrayType<A>(int bytes, IntFunction<A> array, IntFunction<A[]> arrays, Transfer<A> writer, Transfer<A> reader) {
    static final ArrayType<double[]> DOUBLES = new ArrayType<>(
            Double.BYTES,
            double[]::new,
            double[][]::new,
            (buffer, array, from, length) -> buffer.asDoubleBuffer().put(array, from, length),
            (buffer, array, from, length) -> buffer.asDoubleBuffer().get(array, from, length));

    static final ArrayType<float[]> FLOATS = new ArrayType<>(
            Float.BYTES,
            float[]::new,
            float[][]::new,
            (buffer, array, from, length) -> buffer.asFloatBuffer().put(array, from, length),
            (buffer, array, from, length) -> buffer.asFloatBuffer().get(array, from, length));

    static final ArrayType<long[]> LONGS = new ArrayType<>(
            Long.BYTES,
            long[]::new,
            long[][]::new,
            (buffer, array, from, length) -> buffer.asLongBuffer().put(array, from, length),
            (buffer, array, from, length) -> buffer.asLongBuffer().get(array, from, length));

    static final ArrayType<byte[]> BYTES = new ArrayType<>(
            Byte.BYTES,
            byte[]::new,
            byte[][]::new,
            (buffer, array, from, length) -> buffer.put(array, from, length),
            (buffer, array, from, length) -> buffer.get(array, from, length));

    /** Moves {@code length} elements between a buffer and an array, in which they begin at {@code from}. */
    interface Transfer<A> {
        void move(ByteBuffer buffer, A array, int from, int length);
    }
}
