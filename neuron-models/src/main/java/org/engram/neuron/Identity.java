package org.engram.neuron;

/**
 * Linear neurons: the feature neurons of model B (Krotov and Hopfield, arXiv:2008.06996, eq. 11 and 12), the memory
 * neurons of the classical network (appendix B).
 *
 * <pre>
 * L(x)   = x²/2
 * output = x
 * slope  = 1
 * </pre>
 */
public record Identity() implements ElementwiseActivation {
    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public double lagrangian(double x) {
        return 0.5 * x * x;
    }

    @Override
    public double output(double x) {
        return x;
    }

    @Override
    public double slope(double x) {
        return 1;
    }

    @Override
    public double conjugate(double x) {
        return lagrangian(x);
    }
}
