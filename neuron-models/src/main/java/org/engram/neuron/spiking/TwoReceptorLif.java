package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * Leaky integrate-and-fire neurons with two receptors, ports "excitatory" and "inhibitory", that hold a current or a
 * conductance: a spike adds its weight, and between spikes what is held decays as e^(−t/tau).
 */
abstract class TwoReceptorLif extends LifNeurons {
    final double[][] held;
    private final double[] taus;

    /** Time constants in ms, > 0. */
    TwoReceptorLif(Membrane membrane, double excitatoryTau, double inhibitoryTau, int size) {
        super(membrane, size);
        Parameters.requirePositive("synaptic time constant", excitatoryTau);
        Parameters.requirePositive("synaptic time constant", inhibitoryTau);
        taus = new double[] {excitatoryTau, inhibitoryTau};
        held = new double[2][size];
    }

    @Override
    final void advanceReceptors(int neuron, double span) {
        held[0][neuron] = held(neuron, 0, span);
        held[1][neuron] = held(neuron, 1, span);
    }

    @Override
    final void transferReceptors(StateTransfer transfer) {
        transfer.array(held[0]);
        transfer.array(held[1]);
    }

    @Override
    public final double synaptic(int neuron, int port, double t) {
        return held(neuron, port, sinceClock(neuron, t));
    }

    /** What the receptor holds over the capacitance, {@code span} ms after the clock: mV/ms of a current, 1/ms of a conductance. */
    final double rate(int neuron, int port, double span) {
        return held(neuron, port, span) / membrane.capacitance();
    }

    private double held(int neuron, int port, double span) {
        double now = held[port][neuron];
        return now == 0 || span == 0 ? now : now * StrictMath.exp(-span / taus[port]);
    }
}
