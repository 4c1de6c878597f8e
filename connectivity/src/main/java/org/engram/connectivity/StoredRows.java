package org.engram.connectivity;

import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * A matrix that can be multiplied row by row, by several workers at once: {@link #scale()} times its stored entries. Kernels work on entries; the
 * scale is left to the caller, who applies it once to each finished sum.
 */
interface StoredRows {
    /** Sums in float64 of a dot product. */
    int SUMS = 8;

    RowBlocks layout();

    default int rows() {
        return layout().rows();
    }

    default int columns() {
        return layout().width();
    }

    default Arithmetic arithmetic() {
        return Arithmetic.FLOAT64;
    }

    default double scale() {
        return 1;
    }

    /** Bytes that one pass reads. */
    default long bytes() {
        return layout().bytes();
    }

    double entry(int row, int column);

    /** A way through the rows for one worker. */
    RowTraversal traversal();

    /** A way of several states through the rows for one worker, where that is faster than one state after the other. */
    default Optional<BatchTraversal> batch(int states) {
        return Optional.empty();
    }

    /** Calls {@code store} with every pattern, in an array that is used again, and its row. */
    static void forEach(Patterns patterns, ObjIntConsumer<double[]> store) {
        double[] pattern = new double[patterns.size()];
        for (int row = 0; row < patterns.count(); row++) {
            patterns.row(row, pattern);
            store.accept(pattern, row);
        }
    }

    /** The eight sums of a dot product added up, in a fixed order that halves a vector of eight. */
    static double total(double a0, double a1, double a2, double a3, double a4, double a5, double a6, double a7) {
        return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7)) + 0.0;
    }

    /** The eight sums of a dot product that lie in an array from {@code at} on. */
    static double total(double[] a, int at) {
        return total(a[at], a[at + 1], a[at + 2], a[at + 3], a[at + 4], a[at + 5], a[at + 6], a[at + 7]);
    }
}
