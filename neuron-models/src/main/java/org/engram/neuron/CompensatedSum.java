package org.engram.neuron;

/**
 * A running sum whose error hardly grows with the number of terms.
 *
 * <p>Neumaier's variant of compensated summation, with Knuth's branch-free error term: the rounding error of every
 * addition is found exactly and added up on the side. For n terms a_i the error is at most 2u |Σ a_i| + O(n²u²) Σ |a_i|,
 * u = 2⁻⁵³. The order of the terms decides the last bits, so equal order gives equal bits. A sum that overflows is
 * infinite.
 *
 * <p>A. Neumaier, Z. angew. Math. Mech. 54 (1974) 39-51; D. E. Knuth, The Art of Computer Programming 2, sec. 4.2.2.
 */
public final class CompensatedSum {
    private double sum;
    private double compensation;

    /** Adds one term. */
    public void add(double term) {
        double next = sum + term;
        compensation += error(sum, term, next);
        sum = next;
    }

    /** What rounding took from {@code next} = {@code sum} + {@code term}. */
    static double error(double sum, double term, double next) {
        double taken = next - sum;
        return (sum - (next - taken)) + (term - taken);
    }

    /** Multiplies the sum by a factor. */
    public void multiply(double factor) {
        sum *= factor;
        compensation *= factor;
    }

    /** The sum so far; 0 if nothing was added. */
    public double value() {
        return Double.isInfinite(sum) ? sum : sum + compensation;
    }

    /** Starts again at 0. */
    public void reset() {
        sum = 0;
        compensation = 0;
    }
}
