package org.engram.event.dense;

import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.Parameters;

/**
 * The parameters of a layer of escape-noise neurons, which fire with intensity rate · |activation(x)|; each spike carries the
 * sign of the activation, as a pair of neurons does of which one fires for positive outputs and one for negative.
 *
 * @param tau of the state x, tau dx/dt = spikes + input − leak x; ms, > 0
 * @param leak of the state, > 0
 * @param activation the output that the spikes stand for
 * @param rate the intensity at output 1; Hz, > 0
 * @param copies neurons in each unit, ≥ 1
 */
public record Escape(double tau, double leak, ElementwiseActivation activation, double rate, int copies) {
    /** Refuses parameters out of range. */
    public Escape {
        Parameters.requirePositive("tau", tau);
        Parameters.requirePositive("leak of a spiking layer", leak);
        Parameters.requirePositive("rate", rate);
        Parameters.require(copies >= 1, "copies", "a whole number >= 1", copies);
    }
}
