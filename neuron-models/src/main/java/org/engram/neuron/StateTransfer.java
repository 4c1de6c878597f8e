package org.engram.neuron;

/**
 * Carries a state into a checkpoint, or back from one. A state is listed once for both directions: every value is handed
 * over and replaced by what comes back, which on the way into a checkpoint is the value itself.
 *
 * <pre>
 * time = transfer.real(time);
 * transfer.array(potentials);
 * </pre>
 *
 * <p>What is fixed by the experiment is not transferred: a state comes back into an object that was made in the same way.
 */
public interface StateTransfer {
    /** A floating-point number, with all of its bits. */
    double real(double value);

    /** A whole number of 64 bits. */
    long whole(long value);

    /** A whole number of 32 bits. */
    int whole(int value);

    boolean flag(boolean value);

    /** All elements of an array of fixed length. */
    void array(double[] values);

    /** The same. */
    void array(long[] values);

    /** The same. */
    void array(int[] values);

    /** The same. */
    void array(byte[] values);

    /** An array whose length is part of the state. */
    double[] growing(double[] values);

    /** The same. */
    int[] growing(int[] values);
}
