package org.engram.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** Carries states into bytes, little-endian, one after the other; an array that may grow has its length before it. */
public final class StateWriter implements StateTransfer {
    private final ByteBuffer bytes;

    private StateWriter(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * All bytes of a state, which is asked for twice: how many they are, and what they are.
     *
     * @throws ArithmeticException if they are more than 2^31 - 1
     */
    public static byte[] bytes(Checkpointed state) {
        var size = new StateSize();
        state.transfer(size);
        var writer = new StateWriter(Math.toIntExact(size.bytes()));
        state.transfer(writer);
        return writer.bytes.array();
    }

    private void skip(int elements, int elementBytes) {
        bytes.position(bytes.position() + elements * elementBytes);
    }

    @Override
    public double real(double value) {
        bytes.putDouble(value);
        return value;
    }

    @Override
    public long whole(long value) {
        bytes.putLong(value);
        return value;
    }

    @Override
    public int whole(int value) {
        bytes.putInt(value);
        return value;
    }

    @Override
    public boolean flag(boolean value) {
        bytes.put((byte) (value ? 1 : 0));
        return value;
    }

    @Override
    public void array(double[] values) {
        bytes.asDoubleBuffer().put(values);
        skip(values.length, Double.BYTES);
    }

    @Override
    public void array(long[] values) {
        bytes.asLongBuffer().put(values);
        skip(values.length, Long.BYTES);
    }

    @Override
    public void array(int[] values) {
        bytes.asIntBuffer().put(values);
        skip(values.length, Integer.BYTES);
    }

    @Override
    public void array(byte[] values) {
        bytes.put(values);
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
