package org.engram.event;

import java.util.Arrays;
import org.engram.connectivity.sparse.SparseSynapses;

/**
 * Spikes under way in a projection whose synapses all have one delay: first in, first out. A spike is one entry however
 * many synapses it takes, and reaches all of its targets in one event.
 */
public final class FixedDelay implements EventSource, SpikeListener {
    private static final int FIRST_CAPACITY = 64;

    private final SparseSynapses synapses;
    private final SpikeReceiver targets;
    private final int port;
    private final double delay;
    private double[] times = new double[FIRST_CAPACITY];
    private int[] sources = new int[FIRST_CAPACITY];
    private int first;
    private int count;

    /** @param port the receptor of the targets */
    public FixedDelay(SparseSynapses synapses, SpikeReceiver targets, int port) {
        this.synapses = synapses;
        this.targets = targets;
        this.port = port;
        delay = synapses.delay(0);
    }

    @Override
    public void fired(int neuron, double t) {
        if (count == times.length) {
            grow();
        }
        int last = (first + count++) & (times.length - 1);
        times[last] = t + delay;
        sources[last] = neuron;
    }

    private void grow() {
        times = unrolled(times);
        sources = unrolled(sources);
        first = 0;
    }

    private double[] unrolled(double[] ring) {
        double[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, first, ring.length), 2 * ring.length);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        return larger;
    }

    private int[] unrolled(int[] ring) {
        int[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, first, ring.length), 2 * ring.length);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        return larger;
    }

    @Override
    public double next() {
        return count > 0 ? times[first] : Double.POSITIVE_INFINITY;
    }

    @Override
    public void process(double horizon) {
        double t = times[first];
        int source = sources[first];
        first = (first + 1) & (times.length - 1);
        count--;
        targets.receive(synapses, synapses.begin(source), synapses.end(source), port, t);
    }
}
