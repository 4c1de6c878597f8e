package org.engram.neuron;

/**
 * Neurons whose output grows as a power of what exceeds the threshold: the memory neurons of dense associative memory.
 *
 * <pre>
 * r      = [x − threshold]₊
 * L(x)   = (coefficient / order) r^order
 * output = coefficient r^(order − 1)
 * slope  = coefficient (order − 1) r^(order − 2), 0 at and below the threshold
 * </pre>
 *
 * <p>For orders below 2 the slope grows without bound as x falls to the threshold.
 *
 * <p>D. Krotov and J. J. Hopfield, arXiv:1606.01164; arXiv:2008.06996, eq. 6.
 *
 * @param order the exponent of L, which sets how many memories fit (arXiv:2008.06996, eq. 9); finite, > 1, not
 *     necessarily whole
 * @param coefficient the output at r = 1; dimensionless, finite, > 0
 * @param threshold the state above which the neuron fires; dimensionless, finite
 */
public record RectifiedPower(double order, double coefficient, double threshold) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if a parameter is out of range */
    public RectifiedPower {
        Parameters.require(Double.isFinite(order) && order > 1, "order", "a finite number > 1", order);
        Parameters.requirePositive("coefficient", coefficient);
        Parameters.requireFinite("threshold", threshold);
    }

    @Override
    public String kind() {
        return "rectified-power";
    }

    @Override
    public double lagrangian(double x) {
        return output(x) / order * excess(x);
    }

    @Override
    public double output(double x) {
        return coefficient * Powers.power(excess(x), order - 1);
    }

    @Override
    public double slope(double x) {
        return x > threshold ? coefficient * (order - 1) * Powers.power(x - threshold, order - 2) : 0;
    }

    @Override
    public double conjugate(double x) {
        return output(x) * (threshold + excess(x) / order * (order - 1));
    }

    private double excess(double x) {
        return Math.max(x - threshold, 0);
    }
}
