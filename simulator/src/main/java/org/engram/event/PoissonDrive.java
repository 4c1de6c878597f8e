package org.engram.event;

import org.apache.commons.rng.UniformRandomProvider;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** Input from outside to a population: a Poisson train of its own for every neuron, over synapses of one weight. */
public final class PoissonDrive implements Checkpointed {
    private final PoissonTrains trains;
    private final NeuronPopulation neurons;
    private final int port;
    private final double weight;

    /**
     * Drives a population.
     *
     * @param rate of each train, Hz
     * @param start in ms
     * @param stop in ms; may be infinite
     */
    public PoissonDrive(
            NeuronPopulation neurons,
            int port,
            double weight,
            double rate,
            double start,
            double stop,
            UniformRandomProvider rng) {
        trains = new PoissonTrains(neurons.size(), rate, start, stop, rng);
        this.neurons = neurons;
        this.port = port;
        this.weight = weight;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        trains.transfer(transfer);
    }

    NeuronPopulation neurons() {
        return neurons;
    }

    /** The time of the next spike. */
    double next() {
        return trains.next();
    }

    /** Delivers the next spike, and those that come before {@code end} and before any neuron may fire. */
    void deliver(double end) {
        trains.deliver(neurons, port, weight, end);
    }
}
