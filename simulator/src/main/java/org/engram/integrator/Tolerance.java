package org.engram.integrator;

import java.util.OptionalDouble;

/**
 * How exact and how long steps may be.
 *
 * @param relative of the size of a state
 * @param absolute in units of the state
 * @param maxStep in ms
 * @param initialStep in ms
 */
public record Tolerance(double relative, double absolute, OptionalDouble maxStep, OptionalDouble initialStep) {
    public Tolerance(double relative, double absolute) {
        this(relative, absolute, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The error of a state that is allowed in one step between two values of it. */
    double allowed(double before, double after) {
        return absolute + relative * Math.max(Math.abs(before), Math.abs(after));
    }

    /** The shortest step that still moves the clock, in ms. */
    static double shortestStep(double to) {
        return 16 * Math.ulp(to);
    }

    static IntegrationException underflow(double t, double step, String neuron) {
        return new IntegrationException(
                ("step size underflow at t = %.6g ms (step %.2g ms): the error of %s cannot be kept within the tolerance; "
                                + "its state probably grows without bound there. Loosen rtol and atol, or look at the "
                                + "activations and the leak")
                        .formatted(t, step, neuron));
    }
}
