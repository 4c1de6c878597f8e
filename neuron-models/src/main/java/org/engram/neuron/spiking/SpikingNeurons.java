package org.engram.neuron.spiking;

/**
 * A population of neurons of one model with one set of parameters, in flat arrays, each advanced exactly from one of its
 * events to the next. Receptors are numbered (ports), in the order in which the model names them. All clocks start at 0 ms, all membranes at the resting potential, all receptors silent.
 */
public interface SpikingNeurons extends SpikeSource {
    /**
     * A spike arrives: the neuron is advanced to t, then its receptor takes up the weight.
     *
     * @param weight in the unit of the receptor: mV, pA or nS, as the model says
     * @param t not before the neuron's clock, and not after its {@link #nextSpike}
     */
    void receive(int neuron, int port, double weight, double t);

    /** The membrane potential at t, not before the neuron's clock and not after its next spike; changes nothing. */
    double membrane(int neuron, double t);

    /** What the receptor holds at t, a current or conductance, 0 if it keeps nothing; changes nothing. */
    double synaptic(int neuron, int port, double t);

    /**
     * Sets the membrane potential at the neuron's clock, as an initial condition. At or above the threshold the neuron fires
     * at once.
     *
     * @throws IllegalArgumentException if the potential is not finite
     */
    void setMembrane(int neuron, double potential);

    /**
     * Sets what the receptor holds at the neuron's clock, as an initial condition.
     *
     * @throws IllegalArgumentException if the value is not finite, is negative where only positive ones make sense, or if
     *     the receptor keeps nothing
     */
    void setSynaptic(int neuron, int port, double value);
}
