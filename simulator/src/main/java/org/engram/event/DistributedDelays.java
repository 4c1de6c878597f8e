package org.engram.event;

import java.util.Arrays;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.StateTransfer;

/**
 * Spikes under way in a projection whose synapses have delays of their own. A spike is one entry in the queue however
 * many synapses it takes: rows are sorted by delay, and the entry moves along its row from synapse to synapse.
 */
public final class DistributedDelays implements EventSource, SpikeListener {
    private static final int FIRST_CAPACITY = 64;

    private final SparseSynapses synapses;
    private final SpikeReceiver targets;
    private final int port;
    private WinnerTree arrivals = new WinnerTree(FIRST_CAPACITY);
    private double[] fired = new double[FIRST_CAPACITY];
    private int[] place = new int[FIRST_CAPACITY];
    private int[] end = new int[FIRST_CAPACITY];
    private int[] free = new int[FIRST_CAPACITY];
    private int freeCount;

    /** Leads to one receptor, {@code port}, of the targets. */
    public DistributedDelays(SparseSynapses synapses, SpikeReceiver targets, int port) {
        this.synapses = synapses;
        this.targets = targets;
        this.port = port;
        release(0, FIRST_CAPACITY);
    }

    /** Adds entries to the free ones, the lowest on top. */
    private void release(int from, int to) {
        for (int entry = to - 1; entry >= from; entry--) {
            free[freeCount++] = entry;
        }
    }

    @Override
    public void fired(int neuron, double t) {
        if (synapses.begin(neuron) == synapses.end(neuron)) {
            return;
        }
        if (freeCount == 0) {
            grow();
        }
        int entry = free[--freeCount];
        fired[entry] = t;
        place[entry] = synapses.begin(neuron);
        end[entry] = synapses.end(neuron);
        arrivals.set(entry, t + synapses.delay(place[entry]));
    }

    private void grow() {
        int capacity = fired.length;
        var larger = new WinnerTree(2 * capacity);
        for (int entry = 0; entry < capacity; entry++) {
            larger.set(entry, arrivals.key(entry));
        }
        arrivals = larger;
        fired = Arrays.copyOf(fired, 2 * capacity);
        place = Arrays.copyOf(place, 2 * capacity);
        end = Arrays.copyOf(end, 2 * capacity);
        free = Arrays.copyOf(free, 2 * capacity);
        release(capacity, 2 * capacity);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        fired = transfer.growing(fired);
        place = transfer.growing(place);
        end = transfer.growing(end);
        free = transfer.growing(free);
        freeCount = transfer.whole(freeCount);
        if (arrivals.size() != fired.length) {
            arrivals = new WinnerTree(fired.length);
        }
        arrivals.transfer(transfer);
    }

    @Override
    public double next() {
        return arrivals.least();
    }

    /** Delivers to all synapses of the spike that have the next delay. */
    @Override
    public void process(double horizon) {
        int entry = arrivals.winner();
        double t = arrivals.least();
        int begin = place[entry];
        int next = begin + 1;
        while (next < end[entry] && synapses.delay(next) == synapses.delay(begin)) {
            next++;
        }
        place[entry] = next;
        if (next < end[entry]) {
            arrivals.set(entry, fired[entry] + synapses.delay(next));
        } else {
            arrivals.set(entry, Double.POSITIVE_INFINITY);
            free[freeCount++] = entry;
        }
        targets.receive(synapses, begin, next, port, t);
    }
}
