package org.engram.neuron;

/** An activation in which every neuron looks at its own state only: L(x) = Σ_i L(x_i), so that the Hessian is diagonal. */
public interface ElementwiseActivation extends Activation {
    /** The Lagrangian of one neuron. */
    double lagrangian(double x);

    /** The output of one neuron, dL/dx. */
    double output(double x);

    /** d²L/dx², the slope of the output. Where it is a delta function (sign, step) or jumps, the value beside the jump. */
    double slope(double x);

    /** x dL/dx − L(x) of one neuron, without cancellation. */
    double conjugate(double x);

    @Override
    default double lagrangian(double[] x) {
        CompensatedSum sum = new CompensatedSum();
        for (double state : x) {
            sum.add(lagrangian(state));
        }
        return sum.value();
    }

    @Override
    default void output(double[] x, double[] out) {
        output(x, 0, x.length, out);
    }

    /** Writes the outputs of neurons {@code from} to {@code to} (exclusive) into {@code out}, with the bits of one by one. */
    default void output(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = output(x[i]);
        }
    }

    @Override
    default void hessianProduct(double[] x, double[] w, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = slope(x[i]) * w[i];
        }
    }

    @Override
    default double conjugate(double[] x) {
        CompensatedSum sum = new CompensatedSum();
        for (double state : x) {
            sum.add(conjugate(state));
        }
        return sum.value();
    }

    @Override
    default OutputStream stream(int groups) {
        return new ElementwiseStream(this);
    }
}
