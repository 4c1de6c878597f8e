package org.engram.integrator;

/** An accepted step and the solution inside it. Valid only until the observer returns. Times are in ms. */
public interface Step {
    double start();

    double end();

    /**
     * Writes the solution and its slope at a time from {@link #start} to {@link #end}: by dense output inside the step; at
     * the end the state itself and the right-hand side there, which {@link ExponentialAdams} knows to the tolerance only.
     *
     * @param yDot in 1/ms
     */
    void at(double t, double[] y, double[] yDot);

    /** The local error in units of the tolerance, at most 1; NaN where the method does not estimate it. */
    double error();
}
