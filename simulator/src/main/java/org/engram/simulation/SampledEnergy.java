package org.engram.simulation;

import org.engram.neuron.StateTransfer;

/**
 * The energy of a spiking network's rate twin at the recorded times: how far the network is from one whose energy falls. Rises
 * come from fluctuations, and from an inhibitory pool that lags behind.
 */
final class SampledEnergy {
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double largestRise = Double.NaN;
    private long rises;

    void transfer(StateTransfer transfer) {
        first = transfer.real(first);
        last = transfer.real(last);
        largestRise = transfer.real(largestRise);
        rises = transfer.whole(rises);
    }

    void see(double energy) {
        if (Double.isNaN(first)) {
            first = energy;
            largestRise = 0;
        }
        if (energy > last) {
            rises++;
            largestRise = Math.max(largestRise, energy - last);
        }
        last = energy;
    }

    /** The energy is another function from here on. */
    void restart() {
        last = Double.NaN;
    }

    /** All NaN where nothing was seen. */
    EnergyReport report() {
        return new EnergyReport(first, last, largestRise, rises, Double.NaN);
    }
}
