package org.engram.event;

import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.SpikeSource;

/** Cells each of which has a clock of its own; the next spikes of all of them lie in a winner tree. */
public class OwnClocks extends FiringSource {
    private final SpikeSource cells;
    final WinnerTree nextSpikes;

    public OwnClocks(SpikeSource cells) {
        this.cells = cells;
        nextSpikes = new WinnerTree(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            nextSpikes.set(i, cells.nextSpike(i));
        }
    }

    @Override
    public final void transfer(StateTransfer transfer) {
        cells.transfer(transfer);
        nextSpikes.transfer(transfer);
    }

    @Override
    public final int size() {
        return cells.size();
    }

    @Override
    public final double next() {
        return nextSpikes.least();
    }

    @Override
    public final void process(double horizon) {
        int neuron = nextSpikes.winner();
        double t = nextSpikes.least();
        cells.fire(neuron, t);
        nextSpikes.set(neuron, cells.nextSpike(neuron));
        announce(neuron, t);
    }
}
