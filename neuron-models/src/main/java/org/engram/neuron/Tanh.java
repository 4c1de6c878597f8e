package org.engram.neuron;

/**
 * Graded neurons with outputs between −1 and 1, a smooth {@link Sign}.
 *
 * <pre>
 * L(x)   = ln cosh(gain x) / gain
 * output = tanh(gain x)
 * slope  = gain / cosh²(gain x)
 * </pre>
 *
 * <p>L and its conjugate have one form for |gain x| below 1, accurate near 0, and one above, which does not overflow and
 * shows the limits: L → |x| − ln 2 / gain, conjugate → ln 2 / gain.
 *
 * <p>J. J. Hopfield, PNAS 81 (1984) 3088; as a Lagrangian: Krotov and Hopfield, arXiv:2008.06996, eq. 6 and appendix B.
 *
 * @param gain the slope at 0; dimensionless, finite, > 0
 */
public record Tanh(double gain) implements ElementwiseActivation {
    private static final double LN_2 = StrictMath.log(2);

    /** @throws IllegalArgumentException if the gain is not finite and > 0 */
    public Tanh {
        Parameters.requirePositive("gain", gain);
    }

    @Override
    public String kind() {
        return "tanh";
    }

    @Override
    public double lagrangian(double x) {
        return isSmall(x) ? logCosh(output(x)) / gain : Math.abs(x) - (LN_2 - Logistic.softening(logOdds(x))) / gain;
    }

    @Override
    public double output(double x) {
        return Elementary.tanh(gain * x);
    }

    @Override
    public void output(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = gain * x[i];
        }
        ArrayFunctions.of(x.length).tanh(out, from, to);
    }

    @Override
    public double slope(double x) {
        return 4 * gain * Logistic.slope(logOdds(x));
    }

    @Override
    public double conjugate(double x) {
        double output = output(x);
        return isSmall(x) ? x * output - logCosh(output) / gain : (LN_2 - Logistic.entropy(logOdds(x))) / gain;
    }

    private boolean isSmall(double x) {
        return Math.abs(gain * x) < 1;
    }

    /** tanh y = 2 σ(2y) − 1. */
    private double logOdds(double x) {
        return 2 * gain * x;
    }

    /** ln cosh y = −ln(1 − tanh² y) / 2, accurate for |y| < 1. */
    private static double logCosh(double tanh) {
        return -0.5 * StrictMath.log1p(-tanh * tanh);
    }
}
