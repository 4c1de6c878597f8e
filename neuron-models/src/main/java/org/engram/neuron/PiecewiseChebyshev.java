package org.engram.neuron;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function on an interval, as one polynomial on each of equally many pieces, which meet at their ends; its slope and
 * its integral are those of the polynomials, so that all three belong together exactly.
 *
 * <p>On a piece the polynomial interpolates the function at the extrema of the Chebyshev polynomial T_{@value #DEGREE}, its ends
 * among them. All are kept as Chebyshev series and summed by Clenshaw's recurrence.
 *
 * <p>L. N. Trefethen, Approximation Theory and Approximation Practice (SIAM 2013), chapters 3, 4 and 19.
 */
final class PiecewiseChebyshev {
    private static final int DEGREE = 16;

    private final double from;
    private final double width;
    private final int pieces;
    private final double[][] values;
    private final double[][] slopes;
    private final double[][] integrals;

    /** Takes the function on [from, from + pieces · width]. */
    PiecewiseChebyshev(DoubleUnaryOperator function, double from, double width, int pieces) {
        this.from = from;
        this.width = width;
        this.pieces = pieces;
        values = new double[pieces][];
        slopes = new double[pieces][];
        integrals = new double[pieces][];
        double integral = 0;
        for (int piece = 0; piece < pieces; piece++) {
            double middle = from + (piece + 0.5) * width;
            values[piece] = series(t -> function.applyAsDouble(middle + t * width / 2));
            slopes[piece] = derivative(values[piece], 2 / width);
            integrals[piece] = antiderivative(values[piece], width / 2, integral);
            integral = sum(integrals[piece], 1);
        }
    }

    /** c of Σ c_k T_k(t), which interpolates the function on [−1, 1]. */
    private static double[] series(DoubleUnaryOperator function) {
        double[] samples = new double[DEGREE + 1];
        for (int j = 0; j <= DEGREE; j++) {
            samples[j] = function.applyAsDouble(cosine(j)) * (isEnd(j) ? 0.5 : 1);
        }
        double[] series = new double[DEGREE + 1];
        for (int k = 0; k <= DEGREE; k++) {
            CompensatedSum sum = new CompensatedSum();
            for (int j = 0; j <= DEGREE; j++) {
                sum.add(samples[j] * cosine(j * k));
            }
            series[k] = 2.0 / DEGREE * sum.value() * (isEnd(k) ? 0.5 : 1);
        }
        return series;
    }

    private static boolean isEnd(int k) {
        return k == 0 || k == DEGREE;
    }

    /** cos(π k / {@value #DEGREE}), exactly 0, 1 and −1 where it is. */
    private static double cosine(int k) {
        int folded = k % (2 * DEGREE);
        int least = Math.min(folded, 2 * DEGREE - folded);
        return StrictMath.sin(Math.PI * (DEGREE - 2 * least) / (2 * DEGREE));
    }

    private static double[] derivative(double[] series, double scale) {
        double[] derivative = new double[DEGREE + 2];
        for (int k = DEGREE; k > 0; k--) {
            derivative[k - 1] = derivative[k + 1] + 2 * k * scale * series[k];
        }
        derivative[0] /= 2;
        return derivative;
    }

    /** @param start its value at −1 */
    private static double[] antiderivative(double[] series, double scale, double start) {
        double[] integral = new double[DEGREE + 2];
        for (int k = 1; k <= DEGREE + 1; k++) {
            double before = k == 1 ? 2 * series[0] : series[k - 1];
            double after = k < DEGREE ? series[k + 1] : 0;
            integral[k] = scale * (before - after) / (2 * k);
        }
        integral[0] = start - sum(integral, -1);
        return integral;
    }

    /** The function at a place within the interval. */
    double value(double x) {
        int piece = piece(x);
        return sum(values[piece], place(x, piece));
    }

    double slope(double x) {
        int piece = piece(x);
        return sum(slopes[piece], place(x, piece));
    }

    /** The integral up to x from the lower end of the interval. */
    double integral(double x) {
        int piece = piece(x);
        return sum(integrals[piece], place(x, piece));
    }

    private int piece(double x) {
        return Math.min((int) ((x - from) / width), pieces - 1);
    }

    /** Within the piece, from −1 to 1. */
    private double place(double x, int piece) {
        return 2 * ((x - from) / width - piece) - 1;
    }

    private static double sum(double[] series, double t) {
        double last = 0;
        double now = 0;
        for (int k = series.length - 1; k > 0; k--) {
            double next = series[k] + 2 * t * now - last;
            last = now;
            now = next;
        }
        return series[0] + t * now - last;
    }
}
