package org.engram.integrator;

/**
 * How the states of a layer move while nothing switches: all along the same two functions of the time t since it began,
 *
 * <pre>
 *     x(t) = x(0) + push first(t) + bend second(t),       first(0) = second(0) = 0
 * </pre>
 *
 * with a push and a bend for each neuron. Times are in ms.
 */
interface Course {
    double first(double t);

    double second(double t);

    /** In 1/ms. */
    double firstSlope(double t);

    /** In 1/ms. */
    double secondSlope(double t);

    /**
     * The time at which push first(t) + bend second(t) reaches {@code gap} for the first time; +infinity if it never does.
     *
     * @param gap not 0
     */
    double crossing(double gap, double push, double bend);
}
