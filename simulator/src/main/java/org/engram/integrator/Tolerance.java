package org.engram.integrator;

import java.util.OptionalDouble;
import org.engram.network.RateDynamics;

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
    public double allowed(double before, double after) {
        return absolute + relative * Math.max(Math.abs(before), Math.abs(after));
    }

    /** The longest step, in ms. */
    double longestStep() {
        return maxStep.orElse(Double.MAX_VALUE);
    }

    /** The first step to try, in ms: a hundredth of the time in which the states or their tolerances change by themselves. */
    double firstStep(double[] y, double[] slope, double span) {
        double states = 1;
        double changes = 0;
        for (int k = 0; k < y.length; k++) {
            double allowed = allowed(y[k], y[k]);
            states = Math.max(states, Math.abs(y[k]) / allowed);
            changes = Math.max(changes, Math.abs(slope[k]) / allowed);
        }
        double guess = changes > 0 ? 0.01 * states / changes : span;
        return Math.min(Math.min(span, longestStep()), initialStep.orElse(guess));
    }

    /** The shortest step that still moves the clock, in ms. */
    static double shortestStep(double to) {
        return 16 * Math.ulp(to);
    }

    /** The failure of a step that would have to be shorter than the clock can tell, at the state y. */
    static IntegrationException underflow(RateDynamics problem, double[] y, double t, double step) {
        return new IntegrationException(
                ("step size underflow at t = %.6g ms (step %.2g ms): the error of %s cannot be kept within the tolerance; "
                                + "its state probably grows without bound there. Loosen rtol and atol, or look at the "
                                + "activations and the leak")
                        .formatted(t, step, problem.neuron(fastest(problem, y))));
    }

    /** The entry of the state that changes fastest, or the first whose slope is not finite. */
    private static int fastest(RateDynamics problem, double[] y) {
        double[] slope = new double[y.length];
        problem.derivatives(y, slope);
        int fastest = 0;
        for (int i = 1; i < slope.length && Double.isFinite(slope[fastest]); i++) {
            if (!(Math.abs(slope[i]) <= Math.abs(slope[fastest]))) {
                fastest = i;
            }
        }
        return fastest;
    }
}
