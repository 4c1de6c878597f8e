package org.engram.neuron;

/**
 * Binary neurons with outputs −1 and 1: the feature neurons of model A in its limit of a steep activation.
 *
 * <pre>
 * L(x)   = |x|
 * output = −1 below 0, 0 at 0, 1 above 0
 * slope  = 0 (a delta function at 0)
 * x output − L = 0
 * </pre>
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, eq. 7.
 */
public record Sign() implements ElementwiseActivation {
    @Override
    public String kind() {
        return "sign";
    }

    @Override
    public double lagrangian(double x) {
        return Math.abs(x);
    }

    @Override
    public double output(double x) {
        return Math.signum(x);
    }

    @Override
    public double slope(double x) {
        return 0;
    }

    @Override
    public double conjugate(double x) {
        return 0;
    }
}
