package org.engram.event.dense;

import org.engram.neuron.Activation;
import org.engram.neuron.Parameters;

/**
 * The parameters of a layer of rate neurons beside a spiking one.
 *
 * @param tau of the state x, tau dx/dt = spikes + input − leak x; ms, > 0
 * @param leak of the state, > 0
 * @param activation its output; continuous
 * @param relative error of the output between two spikes, as a share of the largest output; > 0
 * @param absolute error added to it; ≥ 0
 */
public record Rate(double tau, double leak, Activation activation, double relative, double absolute) {
    /** Refuses parameters out of range. */
    public Rate {
        Parameters.requirePositive("tau", tau);
        Parameters.requirePositive("leak of a layer that hears spikes", leak);
        Parameters.requirePositive("rtol", relative);
        Parameters.requireNotNegative("atol", absolute);
    }

    /** The error that is allowed beside values of which the largest is so large. */
    double allowed(double largest) {
        return absolute + relative * largest;
    }
}
