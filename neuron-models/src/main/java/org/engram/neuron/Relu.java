package org.engram.neuron;

/**
 * Threshold-linear neurons.
 *
 * <pre>
 * L(x)   = [x − threshold]₊² / 2
 * output = [x − threshold]₊
 * slope  = 1 above the threshold, 0 at and below it
 * </pre>
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, eq. 6.
 *
 * @param threshold the state above which the neuron fires; dimensionless, finite
 */
public record Relu(double threshold) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if the threshold is not finite */
    public Relu {
        Parameters.requireFinite("threshold", threshold);
    }

    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public double lagrangian(double x) {
        double output = output(x);
        return 0.5 * output * output;
    }

    @Override
    public double output(double x) {
        return Math.max(x - threshold, 0);
    }

    @Override
    public double slope(double x) {
        return x > threshold ? 1 : 0;
    }

    @Override
    public double conjugate(double x) {
        return 0.5 * output(x) * (x + threshold);
    }
}
