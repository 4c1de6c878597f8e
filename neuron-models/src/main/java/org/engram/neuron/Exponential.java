package org.engram.neuron;

/**
 * Neurons whose output is exponential in the state: memory neurons with exponential capacity.
 *
 * <pre>
 * L(x)   = e^(beta x) / beta
 * output = e^(beta x)
 * slope  = beta e^(beta x)
 * x output − L = (x − 1/beta) e^(beta x)
 * </pre>
 *
 * <p>Infinite for beta x above about 709.78.
 *
 * <p>M. Demircigil et al., J. Stat. Phys. 168 (2017) 288, arXiv:1702.01929; Krotov and Hopfield, arXiv:2008.06996,
 * eq. 6 and 8.
 *
 * @param beta the inverse width of the exponential; dimensionless, finite, > 0
 */
public record Exponential(double beta) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if beta is not finite and > 0 */
    public Exponential {
        Parameters.requirePositive("beta", beta);
    }

    @Override
    public String kind() {
        return "exponential";
    }

    @Override
    public double lagrangian(double x) {
        return output(x) / beta;
    }

    @Override
    public double output(double x) {
        return Elementary.exp(beta * x);
    }

    @Override
    public void output(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = beta * x[i];
        }
        ArrayFunctions.of(x.length).exp(out, from, to, Double.NEGATIVE_INFINITY);
    }

    @Override
    public double slope(double x) {
        return beta * output(x);
    }

    @Override
    public double conjugate(double x) {
        return (x - 1 / beta) * output(x);
    }
}
