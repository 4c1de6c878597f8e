package org.engram.event;

import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.StateTransfer;

/**
 * Spikes under way in a projection whose synapses all have one delay: first in, first out. A spike is one entry however
 * many synapses it takes, and reaches all of its targets in one event.
 */
public final class FixedDelay implements EventSource, SpikeListener {
    private final SparseSynapses synapses;
    private final SpikeReceiver targets;
    private final int port;
    private final double delay;
    private final SpikeQueue underWay = new SpikeQueue();

    /** Leads to one receptor, {@code port}, of the targets. */
    public FixedDelay(SparseSynapses synapses, SpikeReceiver targets, int port) {
        this.synapses = synapses;
        this.targets = targets;
        this.port = port;
        delay = synapses.delay(0);
    }

    @Override
    public void fired(int neuron, double t) {
        underWay.push(neuron, t + delay);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        underWay.transfer(transfer);
    }

    @Override
    public double next() {
        return underWay.next();
    }

    @Override
    public void process(double horizon) {
        double t = underWay.next();
        int source = underWay.pop();
        targets.receive(synapses, synapses.begin(source), synapses.end(source), port, t);
    }
}
