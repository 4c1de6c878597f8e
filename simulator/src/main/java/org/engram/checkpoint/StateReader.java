package org.engram.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.engram.neuron.StateTransfer;

/**
 * Carries states back from the bytes of a {@link StateWriter}. All methods throw {@link java.nio.BufferUnderflowException}
 * where there are fewer bytes than asked for.
 */
public final class StateReader implements StateTransfer {
    private final ByteBuffer bytes;

    public StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void skip(int elements, int elementBytes) {
        bytes.position(bytes.position() + elements * elementBytes);
    }

    @Override
    public double real(double value) {
        return bytes.getDouble();
    }

    @Override
    public long whole(long value) {
        return bytes.getLong();
    }

    @Override
    public int whole(int value) {
        return bytes.getInt();
    }

    @Override
    public boolean flag(boolean value) {
        return bytes.get() != 0;
    }

    @Override
    public void array(double[] values) {
        bytes.asDoubleBuffer().get(values);
        skip(values.length, Double.BYTES);
    }

    @Override
    public void array(long[] values) {
        bytes.asLongBuffer().get(values);
        skip(values.length, Long.BYTES);
    }

    @Override
    public void array(int[] values) {
        bytes.asIntBuffer().get(values);
        skip(values.length, Integer.BYTES);
    }

    @Override
    public void array(byte[] values) {
        bytes.get(values);
    }

    @Override
    public double[] growing(double[] values) {
        double[] read = new double[bytes.getInt()];
        array(read);
        return read;
    }

    @Override
    public int[] growing(int[] values) {
        int[] read = new int[bytes.getInt()];
        array(read);
        return read;
    }
}
