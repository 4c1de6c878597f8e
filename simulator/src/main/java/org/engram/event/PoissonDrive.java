package org.engram.event;

import org.apache.commons.rng.UniformRandomProvider;
import org.engram.neuron.StateTransfer;

/** External input to a population: a Poisson train of its own for every neuron, over synapses of one weight. */
public final class PoissonDrive implements EventSource {
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

    @Override
    public double next() {
        return trains.next();
    }

    /** Goes on as long as the neurons do not fire. */
    @Override
    public void process(double horizon) {
        double t = trains.next();
        do {
            neurons.receive(trains.pop(), port, weight, t);
            t = trains.next();
        } while (t < horizon && t < neurons.next());
    }
}
