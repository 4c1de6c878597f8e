package org.engram.event;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.engram.checkpoint.RandomState;
import org.engram.neuron.StateTransfer;

/**
 * Independent Poisson spike trains of one rate, as one train of all spikes in which every spike has a random owner: the
 * same in distribution, and one event at a time whatever the number of trains.
 */
final class PoissonTrains {
    private static final double MS_PER_S = 1000;

    private final UniformRandomProvider rng;
    private final ZigguratSampler.Exponential interval;
    private final int trains;
    private final double stop;
    private double next;

    /**
     * Describes the trains.
     *
     * @param rate of each train, Hz, &gt;= 0
     * @param start of the trains, ms
     * @param stop no spikes at this time or later, ms
     */
    PoissonTrains(int trains, double rate, double start, double stop, UniformRandomProvider rng) {
        this.rng = rng;
        this.trains = trains;
        this.stop = stop;
        boolean silent = rate == 0;
        interval = ZigguratSampler.Exponential.of(rng, silent ? 1 : MS_PER_S / (rate * trains));
        next = silent ? Double.POSITIVE_INFINITY : start;
        draw();
    }

    void transfer(StateTransfer transfer) {
        RandomState.transfer(transfer, rng);
        next = transfer.real(next);
    }

    /** The time of the next spike, ms; +infinity: there is none. */
    double next() {
        return next;
    }

    /** The owner of the spike at {@link #next}; then the next one is drawn. */
    int pop() {
        int owner = rng.nextInt(trains);
        draw();
        return owner;
    }

    private void draw() {
        next += interval.sample();
        if (!(next < stop)) {
            next = Double.POSITIVE_INFINITY;
        }
    }
}
