package org.engram.event.dense;

import org.engram.neuron.Parameters;

/**
 * The parameters of a layer of integrate-and-fire neurons: membrane dV/dt = −V + x + bias, a spike at V = 1, then V = 0 for
 * the refractory period.
 *
 * @param tau of the state x, tau dx/dt = spikes + input − leak x; ms, > 0
 * @param leak of the state, > 0
 * @param membrane time constant of the membrane; ms, > 0
 * @param refractory period; ms, ≥ 0
 * @param bias added to the state; dimensionless
 * @param rate the firing rate that counts as output 1; Hz, > 0
 * @param copies neurons in each unit, ≥ 1
 */
public record Lif(double tau, double leak, double membrane, double refractory, double bias, double rate, int copies) {
    /** Refuses parameters out of range. */
    public Lif {
        Parameters.requirePositive("tau", tau);
        Parameters.requirePositive("leak of a spiking layer", leak);
        Parameters.requirePositive("membrane", membrane);
        Parameters.requireNotNegative("refractory", refractory);
        Parameters.requireFinite("bias", bias);
        Parameters.requirePositive("rate", rate);
        Parameters.require(copies >= 1, "copies", "a whole number >= 1", copies);
    }
}
