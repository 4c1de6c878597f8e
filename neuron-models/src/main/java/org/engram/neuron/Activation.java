package org.engram.neuron;

/**
 * The activation of a layer: output = ∂L/∂x, the gradient of the layer's Lagrangian L (Krotov and Hopfield,
 * arXiv:2008.06996, eq. 3). States, outputs and Lagrangians are dimensionless; arrays have one entry per neuron.
 */
public interface Activation {
    /** The name by which an experiment file asks for this activation, such as {@code rectified-power}. */
    String kind();

    /** L(x). */
    double lagrangian(double[] x);

    /** Writes ∂L/∂x, the outputs, into {@code out}. */
    void output(double[] x, double[] out);

    /** Writes (∂²L/∂x∂x) w into {@code out}. {@code out} may be {@code w}. */
    void hessianProduct(double[] x, double[] w, double[] out);

    /**
     * x · ∂L/∂x − L(x), the layer's own share of the energy (eq. 2): the Legendre transform of L at the output of x.
     * Computed without the cancellation between the two terms.
     */
    double conjugate(double[] x);

    /** Whether L is convex everywhere, as most are. If not, the energy may rise (the condition of eq. 4). */
    default boolean isConvex() {
        return true;
    }

    /** The same outputs computed block by block, in {@code groups} independent groups of neurons. */
    OutputStream stream(int groups);
}
