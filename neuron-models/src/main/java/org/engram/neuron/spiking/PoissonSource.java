package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/** Cells that fire at random at a constant rate, each independently of the others and of its own past. */
public final class PoissonSource implements SpikeSource {
    private final double meanInterval;
    private final NeuronStreams streams;
    private final double[] next;

    /**
     * A population of Poisson processes that start at 0 ms.
     *
     * @param rate of every cell; Hz, ≥ 0
     * @param seed of the random numbers: same seed, same spikes
     */
    public PoissonSource(double rate, int size, long seed) {
        Parameters.requireNotNegative("rate", rate);
        Parameters.require(size >= 0, "size", "a whole number >= 0", size);
        meanInterval = 1000 / rate;
        streams = new NeuronStreams(seed, size);
        next = new double[size];
        for (int n = 0; n < size; n++) {
            fire(n, 0);
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        streams.transfer(transfer);
        transfer.array(next);
    }

    @Override
    public int size() {
        return next.length;
    }

    @Override
    public double nextSpike(int neuron) {
        return next[neuron];
    }

    @Override
    public void fire(int neuron, double t) {
        next[neuron] = t + meanInterval * streams.exponential(neuron);
    }
}
