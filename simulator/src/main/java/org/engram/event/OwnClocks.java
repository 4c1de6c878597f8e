package org.engram.event;

import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.SpikeSource;

/**
 * Cells each of which has a clock of its own. The winner tree holds for every cell a time before which it does not fire; when it
 * has come, the next spike is found.
 */
public class OwnClocks extends FiringSource {
    private final SpikeSource cells;
    final WinnerTree earliest;

    public OwnClocks(SpikeSource cells) {
        this.cells = cells;
        earliest = new WinnerTree(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            earliest.set(i, cells.earliestSpike(i));
        }
    }

    @Override
    public final void transfer(StateTransfer transfer) {
        cells.transfer(transfer);
        earliest.transfer(transfer);
    }

    @Override
    public final int size() {
        return cells.size();
    }

    @Override
    public final double next() {
        return earliest.least();
    }

    @Override
    public final void process(double horizon) {
        int neuron = earliest.winner();
        double t = earliest.least();
        double time = cells.nextSpike(neuron);
        if (time > t) {
            earliest.set(neuron, time);
            return;
        }
        cells.fire(neuron, t);
        earliest.set(neuron, cells.earliestSpike(neuron));
        announce(neuron, t);
    }
}
