package org.engram.neuron;

/**
 * Neurons whose output is a power of the state: the memory neurons of polynomial dense associative memory.
 *
 * <pre>
 * L(x)   = (coefficient / order) x^order
 * output = coefficient x^(order − 1)
 * slope  = coefficient (order − 1) x^(order − 2)
 * x output − L = (order − 1) L
 * </pre>
 *
 * <p>L is convex for even orders. For odd ones the slope is negative where x is, and there the energy may rise;
 * {@link RectifiedPower} has no such half. Order 2 is linear, the classical network.
 *
 * <p>D. Krotov and J. J. Hopfield, arXiv:1606.01164; arXiv:2008.06996, eq. 6 and 8.
 *
 * @param order the exponent of L, which sets how many memories fit (arXiv:2008.06996, eq. 9); a whole number ≥ 2
 * @param coefficient the output at x = 1; dimensionless, finite, > 0
 */
public record Power(int order, double coefficient) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if a parameter is out of range */
    public Power {
        Parameters.require(order >= 2, "order", "a whole number >= 2", order);
        Parameters.requirePositive("coefficient", coefficient);
    }

    @Override
    public String kind() {
        return "power";
    }

    @Override
    public double lagrangian(double x) {
        return output(x) / order * x;
    }

    @Override
    public double output(double x) {
        return coefficient * Powers.power(x, order - 1);
    }

    @Override
    public double slope(double x) {
        return coefficient * (order - 1) * Powers.power(x, order - 2);
    }

    @Override
    public double conjugate(double x) {
        return lagrangian(x) * (order - 1);
    }

    @Override
    public boolean isConvex() {
        return order % 2 == 0;
    }
}
