package org.engram.integrator;

import java.util.Arrays;

/**
 * One discrete update: the state stands still from {@code start} to {@code end} and is the next one at {@code end}. Its
 * slope at the end is what an update changes, divided by the update interval, so that tau times slope is the distance from
 * a fixed point: the change that follows, where the method knows it, else the change just made.
 */
record DiscreteStep(double start, double end, double[] before, double[] after, double[] slopeAfter) implements Step {
    /** The share of a step by which rounding may miss its end. */
    private static final double ROUNDING = 1e-9;

    @Override
    public void state(double t, double[] y, int count) {
        System.arraycopy(stands(t) ? before : after, 0, y, 0, count);
    }

    @Override
    public void slope(double t, double[] y, double[] yDot) {
        if (stands(t)) {
            Arrays.fill(yDot, 0);
        } else {
            System.arraycopy(slopeAfter, 0, yDot, 0, yDot.length);
        }
    }

    private boolean stands(double t) {
        return t < end - ROUNDING * (end - start);
    }

    @Override
    public double error() {
        return Double.NaN;
    }
}
