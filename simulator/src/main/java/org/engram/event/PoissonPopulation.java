package org.engram.event;

import org.apache.commons.rng.UniformRandomProvider;
import org.engram.neuron.StateTransfer;

/** Cells that fire at random, independently and at one rate, and hear nothing. */
public final class PoissonPopulation extends FiringSource {
    private final int size;
    private final PoissonTrains trains;

    /**
     * Makes the cells.
     *
     * @param rate of each cell, Hz
     * @param start in ms
     * @param stop in ms; may be infinite
     */
    public PoissonPopulation(int size, double rate, double start, double stop, UniformRandomProvider rng) {
        this.size = size;
        trains = new PoissonTrains(size, rate, start, stop, rng);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        trains.transfer(transfer);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double next() {
        return trains.next();
    }

    @Override
    public void process(double horizon) {
        double t = trains.next();
        announce(trains.pop(), t);
    }
}
