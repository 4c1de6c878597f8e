package org.engram.neuron;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals to full double precision by double-exponential quadrature: a substitution makes the integrand vanish doubly
 * exponentially at both ends, whatever integrable singularity it has there, and the trapezoidal rule then converges
 * exponentially. The step is halved until the sum no longer changes.
 *
 * <p>H. Takahasi and M. Mori, Publ. RIMS Kyoto Univ. 9 (1974) 721.
 */
final class DoubleExponential {
    private static final double CONVERGED = 1e-15;
    private static final int HALVINGS = 9;
    private static final double INTERVAL_REACH = 4.5;
    private static final double HALF_LINE_REACH = 6.5;

    private DoubleExponential() {}

    /** ∫ f from 0 to length, with s = length / (1 + e^(−π sinh t)). Arguments near 0 are exact to the last digits. */
    static double overInterval(DoubleUnaryOperator f, double length) {
        return trapezoidal(
                t -> {
                    double share = Elementary.logistic(Math.PI * StrictMath.sinh(t));
                    double rest = Elementary.logistic(-Math.PI * StrictMath.sinh(t));
                    return f.applyAsDouble(length * share) * length * share * rest * Math.PI * StrictMath.cosh(t);
                },
                INTERVAL_REACH);
    }

    /** ∫ f from 0 to ∞, with z = e^(π/2 sinh t). */
    static double overHalfLine(DoubleUnaryOperator f) {
        return trapezoidal(
                t -> {
                    double z = StrictMath.exp(Math.PI / 2 * StrictMath.sinh(t));
                    double value = f.applyAsDouble(z);
                    return value == 0 ? 0 : value * z * (Math.PI / 2) * StrictMath.cosh(t);
                },
                HALF_LINE_REACH);
    }

    private static double trapezoidal(DoubleUnaryOperator f, double reach) {
        double step = 0.5;
        CompensatedSum sum = new CompensatedSum();
        add(f, sum, 0, reach, step);
        double before = step * sum.value();
        for (int halving = 0; halving < HALVINGS; halving++) {
            add(f, sum, step / 2, reach, step);
            step /= 2;
            double now = step * sum.value();
            if (Math.abs(now - before) <= CONVERGED * Math.abs(now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** Adds f at offset + k step, for all k within reach. */
    private static void add(DoubleUnaryOperator f, CompensatedSum sum, double offset, double reach, double step) {
        int last = (int) Math.floor(reach / step);
        for (int k = -last; k <= last; k++) {
            sum.add(f.applyAsDouble(offset + k * step));
        }
    }
}
