package org.engram.neuron.spiking;

/** A differentiable function of time. */
public interface Curve {
    /** The value at t. */
    double value(double t);

    /** The derivative at t. */
    double slope(double t);
}
