package org.engram.integrator;

/** An accepted step and the solution inside it. Valid only until the observer returns. Times are in ms. */
public interface Step {
    double start();

    double end();

    /**
     * Writes the state at a time from {@link #start} to {@link #end}: by dense output inside the step; at the end the state
     * itself.
     *
     * @param count how many of the first entries are wanted; more may be written
     */
    void state(double t, double[] y, int count);

    /**
     * Writes the slope there: by dense output inside the step; at the end the right-hand side, which {@link ExponentialAdams}
     * knows to the tolerance only.
     *
     * @param y the whole state at t
     * @param yDot in 1/ms
     */
    void slope(double t, double[] y, double[] yDot);

    /** Writes both, of all neurons. */
    default void at(double t, double[] y, double[] yDot) {
        state(t, y, y.length);
        slope(t, y, yDot);
    }

    /** The local error in units of the tolerance, at most 1; NaN where the method does not estimate it. */
    double error();
}
