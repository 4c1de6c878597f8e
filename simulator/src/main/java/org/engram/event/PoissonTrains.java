package org.engram.event;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.engram.checkpoint.RandomState;
import org.engram.neuron.StateTransfer;

/**
 * Independent Poisson spike trains of one rate, as one train of all spikes in which every spike has a random owner: the
 * same in distribution, and one event at a time whatever the number of trains. Spikes are drawn {@value #DRAWN_AT_ONCE} at a
 * time, by a generator that is faster than that of the stream which names its seed.
 */
final class PoissonTrains {
    private static final double MS_PER_S = 1000;
    private static final int DRAWN_AT_ONCE = 512;

    private final UniformRandomProvider rng;
    private final ZigguratSampler.Exponential interval;
    private final int trains;
    private final double stop;
    private final double[] times = new double[DRAWN_AT_ONCE];
    private final int[] owners = new int[DRAWN_AT_ONCE];
    private double last;
    private int first;

    /**
     * Describes the trains.
     *
     * @param rate of each train, Hz, &gt;= 0
     * @param start of the trains, ms
     * @param stop no spikes at this time or later, ms
     */
    PoissonTrains(int trains, double rate, double start, double stop, UniformRandomProvider stream) {
        rng = fast(stream);
        this.trains = trains;
        this.stop = stop;
        boolean silent = rate == 0;
        interval = ZigguratSampler.Exponential.of(rng, silent ? 1 : MS_PER_S / (rate * trains));
        last = silent ? Double.POSITIVE_INFINITY : start;
        draw();
    }

    void transfer(StateTransfer transfer) {
        RandomState.transfer(transfer, rng);
        transfer.array(times);
        transfer.array(owners);
        last = transfer.real(last);
        first = transfer.whole(first);
    }

    private static UniformRandomProvider fast(UniformRandomProvider stream) {
        return RandomSource.XO_SHI_RO_256_PP.create(stream.longs(4).toArray());
    }

    private void draw() {
        double t = last;
        for (int k = 0; k < DRAWN_AT_ONCE; k++) {
            t += interval.sample();
            times[k] = t < stop ? t : Double.POSITIVE_INFINITY;
            owners[k] = rng.nextInt(trains);
        }
        last = t;
        first = 0;
    }

    /** The time of the next spike, ms; +infinity: there is none. */
    double next() {
        return times[first];
    }

    /** The owner of the spike at {@link #next}, which is over then. */
    int pop() {
        int owner = owners[first];
        skipTo(first + 1);
        return owner;
    }

    private void skipTo(int index) {
        first = index;
        if (first == DRAWN_AT_ONCE) {
            draw();
        }
    }

    /**
     * Delivers spikes over synapses of one weight: the next one, and those that come before {@code end} and before any neuron
     * may fire.
     */
    void deliver(NeuronPopulation neurons, int port, double weight, double end) {
        skipTo(neurons.receive(owners, times, first, port, weight, end));
    }
}
