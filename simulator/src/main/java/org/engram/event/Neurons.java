package org.engram.event;

import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.spiking.SpikingNeurons;

/** A population of neurons that hear spikes, each with a clock of its own, which stands at its last event. */
public final class Neurons extends OwnClocks implements NeuronPopulation {
    private final SpikingNeurons neurons;

    public Neurons(SpikingNeurons neurons) {
        super(neurons);
        this.neurons = neurons;
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        neurons.receive(neuron, port, weight, t);
        earliest.set(neuron, neurons.earliestSpike(neuron));
    }

    @Override
    public void receive(SparseSynapses synapses, int begin, int end, int port, double t) {
        int[] targets = synapses.targetArray();
        float[] weights = synapses.weightArray();
        int mask = synapses.weightMask();
        for (int k = begin; k < end; k++) {
            receive(targets[k], port, weights[k & mask], t);
        }
    }

    @Override
    public double membrane(int neuron, double t) {
        return neurons.membrane(neuron, t);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return neurons.synaptic(neuron, port, t);
    }
}
