package org.engram.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.engram.neuron.StateTransfer;

/** Carries states into bytes, little-endian, one after the other; an array that may grow has its length before it. */
public final class StateWriter implements StateTransfer {
    private static final int FIRST_CAPACITY = 1 << 12;

    private ByteBuffer bytes = allocate(FIRST_CAPACITY);

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All that was written. */
    public byte[] bytes() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    /** The buffer, with room for a number of elements. */
    private ByteBuffer room(int elements, int elementBytes) {
        int more = Math.multiplyExact(elements, elementBytes);
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            bytes = allocate((int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.capacity())))
                    .put(bytes.flip());
        }
        return bytes;
    }

    private void skip(int elements, int elementBytes) {
        bytes.position(bytes.position() + elements * elementBytes);
    }

    @Override
    public double real(double value) {
        room(1, Double.BYTES).putDouble(value);
        return value;
    }

    @Override
    public long whole(long value) {
        room(1, Long.BYTES).putLong(value);
        return value;
    }

    @Override
    public int whole(int value) {
        room(1, Integer.BYTES).putInt(value);
        return value;
    }

    @Override
    public boolean flag(boolean value) {
        room(1, Byte.BYTES).put((byte) (value ? 1 : 0));
        return value;
    }

    @Override
    public void array(double[] values) {
        room(values.length, Double.BYTES).asDoubleBuffer().put(values);
        skip(values.length, Double.BYTES);
    }

    @Override
    public void array(long[] values) {
        room(values.length, Long.BYTES).asLongBuffer().put(values);
        skip(values.length, Long.BYTES);
    }

    @Override
    public void array(int[] values) {
        room(values.length, Integer.BYTES).asIntBuffer().put(values);
        skip(values.length, Integer.BYTES);
    }

    @Override
    public void array(byte[] values) {
        room(values.length, Byte.BYTES).put(values);
    }

    @Override
    public double[] growing(double[] values) {
        whole(values.length);
        array(values);
        return values;
    }

    @Override
    public int[] growing(int[] values) {
        whole(values.length);
        array(values);
        return values;
    }
}
