package org.engram.integrator;

/** The order in which an asynchronous method visits the neurons. */
@FunctionalInterface
public interface UpdateOrder {
    /** A random permutation of 0 to {@code size} − 1: always the same for the same sweep. */
    int[] permutation(long sweep, int size);
}
