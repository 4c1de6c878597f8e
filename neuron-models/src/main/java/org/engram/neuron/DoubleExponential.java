package org.engram.neuron;

import java.util.Arrays;
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
    private static final double FIRST_STEP = 0.5;

    /** s = 1 / (1 + e^(−π sinh t)) from 0 to 1. */
    private static final DoubleExponential INTERVAL = new DoubleExponential(
            t -> Elementary.logistic(Math.PI * StrictMath.sinh(t)),
            t -> Elementary.logistic(Math.PI * StrictMath.sinh(t))
                    * Elementary.logistic(-Math.PI * StrictMath.sinh(t))
                    * Math.PI
                    * StrictMath.cosh(t),
            4.5);

    /** z = e^(π/2 sinh t) from 0 to ∞. */
    private static final DoubleExponential HALF_LINE = new DoubleExponential(
            t -> StrictMath.exp(Math.PI / 2 * StrictMath.sinh(t)),
            t -> StrictMath.exp(Math.PI / 2 * StrictMath.sinh(t)) * (Math.PI / 2) * StrictMath.cosh(t),
            6.5);

    /** The first step, then those points that are new each time it is halved. */
    private final double[][] places = new double[HALVINGS + 1][];

    private final double[][] weights = new double[HALVINGS + 1][];

    /**
     * A rule.
     *
     * @param place what is substituted for the variable
     * @param weight its derivative
     * @param reach the largest |t|
     */
    private DoubleExponential(DoubleUnaryOperator place, DoubleUnaryOperator weight, double reach) {
        for (int level = 0; level <= HALVINGS; level++) {
            double[] points = points(level, reach);
            places[level] = Arrays.stream(points).map(place).toArray();
            weights[level] = Arrays.stream(points).map(weight).toArray();
        }
    }

    private static double[] points(int level, double reach) {
        double step = level == 0 ? FIRST_STEP : StrictMath.scalb(FIRST_STEP, 1 - level);
        double offset = level == 0 ? 0 : step / 2;
        int last = (int) Math.floor(reach / step);
        double[] points = new double[2 * last + 1];
        Arrays.setAll(points, k -> offset + (k - last) * step);
        return points;
    }

    /** ∫ f from 0 to length. Arguments near 0 are exact to the last digits. */
    static double overInterval(DoubleUnaryOperator f, double length) {
        return INTERVAL.integral(f, length);
    }

    /** ∫ f from 0 to ∞. */
    static double overHalfLine(DoubleUnaryOperator f) {
        return HALF_LINE.integral(f, 1);
    }

    private double integral(DoubleUnaryOperator f, double unit) {
        CompensatedSum sum = new CompensatedSum();
        double step = FIRST_STEP * unit;
        add(f, unit, 0, sum);
        double before = step * sum.value();
        for (int level = 1; level <= HALVINGS; level++) {
            add(f, unit, level, sum);
            step /= 2;
            double now = step * sum.value();
            if (Math.abs(now - before) <= CONVERGED * Math.abs(now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private void add(DoubleUnaryOperator f, double unit, int level, CompensatedSum sum) {
        double[] place = places[level];
        double[] weight = weights[level];
        for (int k = 0; k < place.length; k++) {
            sum.add(f.applyAsDouble(unit * place[k]) * weight[k]);
        }
    }
}
