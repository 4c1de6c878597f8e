package org.engram.event;

import java.util.ArrayList;
import java.util.List;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.neuron.StateTransfer;

/** A population that fires at given times in a given order, and notes what it hears. */
class Script extends FiringSource implements SpikeReceiver {
    final List<Spike> heard = new ArrayList<>();
    private final int size;
    private final List<Spike> spikes;
    private int next;

    Script(int size, Spike... spikes) {
        this.size = size;
        this.spikes = List.of(spikes);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        next = transfer.whole(next);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double next() {
        return next < spikes.size() ? spikes.get(next).t() : Double.POSITIVE_INFINITY;
    }

    @Override
    public void process(double horizon) {
        Spike spike = spikes.get(next++);
        announce(spike.neuron(), spike.t());
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        heard.add(new Spike(neuron, t));
    }

    @Override
    public void receive(SparseSynapses synapses, int begin, int end, int port, double t) {
        for (int k = begin; k < end; k++) {
            receive(synapses.targetArray()[k], port, synapses.weight(k), t);
        }
    }
}
