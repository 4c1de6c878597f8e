package org.engram.simulation;

import org.engram.integrator.AutoChoice;
import org.engram.integrator.Reference;

/**
 * How a network is advanced in time.
 *
 * @param name as in the experiment file
 * @param reason why this one, for the user
 */
public record Method(String name, String reason, Reference reference) {
    private static final Reference EXACT = new Reference(
            "S. Rotter and M. Diesmann, Exact digital simulation of time-invariant linear systems with applications to"
                    + " neuronal modeling, Biol. Cybern. 81, 381 (1999)",
            "https://doi.org/10.1007/s004220050570");

    static final Method EVENT = new Method("event", "spiking layers, exact from spike to spike", EXACT);

    static final Method MIXED = new Method(
            "event",
            "a spiking layer beside rate neurons, whose states are exact and whose outputs are good to rtol, atol",
            EXACT);

    static Method of(AutoChoice choice) {
        return new Method(
                choice.integrator().name(), choice.reason(), choice.integrator().reference());
    }
}
