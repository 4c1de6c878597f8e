package org.engram.checkpoint;

import org.engram.neuron.StateTransfer;

/** Counts the bytes that {@link StateWriter} writes of a state, and changes nothing. */
final class StateSize implements StateTransfer {
    private long bytes;

    long bytes() {
        return bytes;
    }

    private void add(int elements, int elementBytes) {
        bytes += (long) elements * elementBytes;
    }

    @Override
    public double real(double value) {
        bytes += Double.BYTES;
        return value;
    }

    @Override
    public long whole(long value) {
        bytes += Long.BYTES;
        return value;
    }

    @Override
    public int whole(int value) {
        bytes += Integer.BYTES;
        return value;
    }

    @Override
    public boolean flag(boolean value) {
        bytes += Byte.BYTES;
        return value;
    }

    @Override
    public void array(double[] values) {
        add(values.length, Double.BYTES);
    }

    @Override
    public void array(long[] values) {
        add(values.length, Long.BYTES);
    }

    @Override
    public void array(int[] values) {
        add(values.length, Integer.BYTES);
    }

    @Override
    public void array(byte[] values) {
        add(values.length, Byte.BYTES);
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
