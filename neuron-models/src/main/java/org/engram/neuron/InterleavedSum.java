package org.engram.neuron;

import java.util.Arrays;

/**
 * A {@link CompensatedSum} for ranges of numbers: number k of a range goes to compensated sum k mod {@value #LANES}, and the
 * sums are added in order at the end. So the order is the same for vectors of any length, and the error bound that of
 * CompensatedSum.
 */
final class InterleavedSum {
    static final int LANES = 8;

    private final double[] sums = new double[LANES];
    private final double[] compensations = new double[LANES];

    /** Adds the numbers {@code from} to {@code to} (exclusive). */
    void add(double[] values, int from, int to, ArrayFunctions functions) {
        functions.add(values, from, to, sums, compensations);
    }

    /** Multiplies the sum by a factor. */
    void multiply(double factor) {
        for (int lane = 0; lane < LANES; lane++) {
            sums[lane] *= factor;
            compensations[lane] *= factor;
        }
    }

    /** Starts again at 0. */
    void reset() {
        Arrays.fill(sums, 0);
        Arrays.fill(compensations, 0);
    }

    /** The sum so far; 0 if nothing was added. */
    double value() {
        return valueAbove(0);
    }

    /** The sum so far less {@code part}, without the cancellation between the two. */
    double valueAbove(double part) {
        double total = -part;
        double lost = 0;
        for (int lane = 0; lane < LANES; lane++) {
            double next = total + sums[lane];
            lost += CompensatedSum.error(total, sums[lane], next) + compensations[lane];
            total = next;
        }
        return Double.isInfinite(total) ? total : total + lost;
    }
}
