package org.engram.neuron;

/**
 * Graded neurons with outputs between 0 and 1, a smooth {@link Step}.
 *
 * <pre>
 * y      = gain (x − threshold)
 * L(x)   = ln(1 + e^y) / gain
 * output = 1 / (1 + e^(−y))
 * slope  = gain e^(−y) / (1 + e^(−y))²
 * x output − L = threshold output − S / gain,  S = entropy of a unit that is on with probability output
 * </pre>
 *
 * <p>The last form is for states above the threshold, where x output and L are large and nearly equal.
 *
 * <p>J. J. Hopfield, PNAS 81 (1984) 3088; as a Lagrangian: Krotov and Hopfield, arXiv:2008.06996, eq. 6 and appendix B.
 *
 * @param gain four times the slope at the threshold; dimensionless, finite, > 0
 * @param threshold the state at which the output is 1/2; dimensionless, finite
 */
public record Sigmoid(double gain, double threshold) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if the gain is not finite and > 0, or the threshold not finite */
    public Sigmoid {
        Parameters.requirePositive("gain", gain);
        Parameters.requireFinite("threshold", threshold);
    }

    @Override
    public String kind() {
        return "sigmoid";
    }

    @Override
    public double lagrangian(double x) {
        return Math.max(x - threshold, 0) + Logistic.softening(logOdds(x)) / gain;
    }

    @Override
    public double output(double x) {
        return Elementary.logistic(logOdds(x));
    }

    @Override
    public void output(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = logOdds(x[i]);
        }
        ArrayFunctions.of(x.length).logistic(out, from, to);
    }

    @Override
    public double slope(double x) {
        return gain * Logistic.slope(logOdds(x));
    }

    @Override
    public double conjugate(double x) {
        return x < threshold
                ? x * output(x) - lagrangian(x)
                : threshold * output(x) - Logistic.entropy(logOdds(x)) / gain;
    }

    private double logOdds(double x) {
        return gain * (x - threshold);
    }
}
