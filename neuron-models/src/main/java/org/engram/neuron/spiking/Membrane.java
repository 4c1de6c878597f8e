package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;

/**
 * The membrane of a leaky integrate-and-fire neuron.
 *
 * <pre>
 * dV/dt = −(V − rest) / timeConstant + (current + synaptic currents) / capacitance
 * spike when V reaches the threshold; then V = reset for the refractory period
 * </pre>
 *
 * @param timeConstant of the leak, tau_m; ms, > 0
 * @param capacitance pF, > 0; resistance = timeConstant / capacitance in GΩ
 * @param rest the potential without any current; mV
 * @param threshold at which the neuron fires; mV
 * @param reset the potential after a spike; mV, below the threshold
 * @param refractory how long the membrane stays at the reset potential; ms, ≥ 0
 * @param current a constant external current; pA
 */
public record Membrane(
        double timeConstant,
        double capacitance,
        double rest,
        double threshold,
        double reset,
        double refractory,
        double current) {
    /** @throws IllegalArgumentException if a parameter is out of range; the message says what is accepted */
    public Membrane {
        Parameters.requirePositive("membrane time constant", timeConstant);
        Parameters.requirePositive("capacitance", capacitance);
        Parameters.requireFinite("resting potential", rest);
        Parameters.requireFinite("threshold", threshold);
        Parameters.requireFinite("reset", reset);
        Parameters.require(reset < threshold, "reset", "below the threshold (" + threshold + " mV)", reset);
        Parameters.requireNotNegative("refractory period", refractory);
        Parameters.requireFinite("current", current);
    }

    /** A membrane without an external current whose input is given in mV: capacitance = time constant, resistance 1. */
    public static Membrane ofUnitResistance(
            double timeConstant, double rest, double threshold, double reset, double refractory) {
        return new Membrane(timeConstant, timeConstant, rest, threshold, reset, refractory, 0);
    }

    /** V_inf, to which the membrane relaxes without synaptic input; mV. */
    public double steady() {
        return rest + current / capacitance * timeConstant;
    }
}
