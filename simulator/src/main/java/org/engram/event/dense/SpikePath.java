package org.engram.event.dense;

import org.engram.connectivity.SpikeRows;
import org.engram.event.SpikeListener;
import org.engram.event.SpikeQueue;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/**
 * The synapses from one layer to the other, all with the same delay, and the spikes under way: first in, first out. Spikes
 * without delay arrive before the next event. All spikes of a layer count the same but for their sign, with which their unit is
 * kept: a negative one as its complement. Times in ms.
 */
final class SpikePath implements Checkpointed {
    private final SpikingLayer from;
    private final SpikingLayer to;
    private final SpikeRows synapses;
    private final double delay;
    private final SpikeListener listener;
    private final SpikeQueue underWay = new SpikeQueue();
    private double amount;

    /**
     * Joins two layers.
     *
     * @param synapses a row for each unit of {@code from}
     * @param listener is told of every spike when it is fired
     */
    SpikePath(SpikingLayer from, SpikingLayer to, SpikeRows synapses, double delay, SpikeListener listener) {
        this.from = from;
        this.to = to;
        this.synapses = synapses;
        this.delay = delay;
        this.listener = listener;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        underWay.transfer(transfer);
        amount = transfer.real(amount);
    }

    /** When the next spike under way arrives; +∞ if there is none. */
    double nextArrival() {
        return underWay.next();
    }

    /** Lets it arrive. */
    void arrive() {
        double t = underWay.next();
        int unit = underWay.pop();
        if (unit >= 0) {
            to.hear(synapses, unit, amount, t);
        } else {
            to.hear(synapses, ~unit, -amount, t);
        }
    }

    /** Processes the next event of the layer that fires. */
    void process() {
        double t = from.next();
        int neuron = from.process();
        if (neuron != SpikingLayer.NONE) {
            send(neuron / from.copies(), t);
            listener.fired(neuron, t);
        }
    }

    private void send(int unit, double t) {
        if (delay == 0) {
            to.hear(synapses, unit, from.amount(), t);
        } else {
            amount = Math.abs(from.amount());
            underWay.push(from.amount() < 0 ? ~unit : unit, t + delay);
        }
    }
}
