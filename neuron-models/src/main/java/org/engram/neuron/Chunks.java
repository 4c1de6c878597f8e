package org.engram.neuron;

/** Large arrays taken a chunk at a time, so that what is computed of them on the way stays in a small array and in cache. */
final class Chunks {
    static final int LENGTH = 256;

    private Chunks() {}

    /** Takes the elements {@code from} to {@code to} (exclusive). */
    @FunctionalInterface
    interface Action {
        void take(int from, int to);
    }

    /** An array that can hold what is computed of any chunk of {@code size} elements. */
    static double[] scratch(int size) {
        return new double[Math.min(LENGTH, size)];
    }

    static void forEach(int size, Action action) {
        for (int from = 0; from < size; from += LENGTH) {
            action.take(from, Math.min(size, from + LENGTH));
        }
    }
}
