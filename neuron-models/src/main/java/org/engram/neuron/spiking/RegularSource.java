package org.engram.neuron.spiking;

import java.util.Arrays;
import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/** Cells that fire at equal intervals: cell n at first[n] + k interval, k = 0, 1, ... Errors do not add up over time. */
public final class RegularSource implements SpikeSource {
    private final double interval;
    private final double[] first;
    private final long[] fired;

    /**
     * A population of clocks.
     *
     * @param interval between two spikes of a cell; ms, > 0
     * @param first the time of the first spike of every cell; ms, ≥ 0
     */
    public RegularSource(double interval, double[] first) {
        Parameters.requirePositive("interval", interval);
        Arrays.stream(first).forEach(time -> Parameters.requireNotNegative("time of the first spike", time));
        this.interval = interval;
        this.first = first.clone();
        fired = new long[first.length];
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(fired);
    }

    @Override
    public int size() {
        return first.length;
    }

    @Override
    public double nextSpike(int neuron) {
        return first[neuron] + fired[neuron] * interval;
    }

    @Override
    public void fire(int neuron, double t) {
        fired[neuron]++;
    }
}
