package org.engram.neuron;

/**
 * Binary neurons with outputs 0 and 1: threshold memory neurons.
 *
 * <pre>
 * L(x)   = [x − threshold]₊
 * output = 1 above the threshold, 0 at and below it
 * slope  = 0 (a delta function at the threshold)
 * x output − L = threshold · output
 * </pre>
 *
 * <p>M. S. Kafraj, D. Krotov and P. E. Latham, arXiv:2601.00984.
 *
 * @param threshold the state above which the neuron fires; dimensionless, finite
 */
public record Step(double threshold) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if the threshold is not finite */
    public Step {
        Parameters.requireFinite("threshold", threshold);
    }

    @Override
    public String kind() {
        return "step";
    }

    @Override
    public double lagrangian(double x) {
        return Math.max(x - threshold, 0);
    }

    @Override
    public double output(double x) {
        return x > threshold ? 1 : 0;
    }

    @Override
    public double slope(double x) {
        return 0;
    }

    @Override
    public double conjugate(double x) {
        return x > threshold ? threshold : 0;
    }
}
