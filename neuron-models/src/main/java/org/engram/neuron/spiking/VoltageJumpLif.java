package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * Leaky integrate-and-fire neurons with delta synapses: a spike makes the membrane jump.
 *
 * <pre>
 * dV/dt = −(V − V_inf) / tau_m,      V_inf = rest + current tau_m / capacitance
 * V → V + weight                     at an arriving spike (port "delta", weight in mV)
 * V(t) = V_inf + (V(0) − V_inf) e^(−t/tau_m)
 * </pre>
 *
 * <p><b>Spikes</b> occur at an arrival whose jump takes V to the threshold or above, or, if V_inf > threshold, by drift at
 * t = tau_m ln((V_inf − V) / (V_inf − threshold)). What arrives during the refractory period, or at its very end, is lost,
 * as in NEST's {@code iaf_psc_delta} with its default {@code refractory_input = false}.
 *
 * <p><b>Parameters</b>: {@link Membrane}. No singular cases.
 *
 * <p>R. Brette et al., J. Comput. Neurosci. 23 (2007) 349, benchmark 4.
 */
public final class VoltageJumpLif extends LifNeurons {
    private final double steady;

    /** A population of {@code size} neurons at rest. */
    public VoltageJumpLif(Membrane membrane, int size) {
        super(membrane, size);
        steady = membrane.steady();
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        if (!isRefractory(neuron)) {
            potential[neuron] += weight;
        }
    }

    @Override
    double potentialAfter(int neuron, double held, double free) {
        return steady + (potential[neuron] - steady) * StrictMath.exp(-free / membrane.timeConstant());
    }

    @Override
    double crossing(int neuron, double held) {
        double beyond = steady - membrane.threshold();
        double missing = membrane.threshold() - potential[neuron];
        return beyond > 0 ? membrane.timeConstant() * StrictMath.log1p(missing / beyond) : Double.POSITIVE_INFINITY;
    }

    @Override
    void advanceReceptors(int neuron, double span) {}

    @Override
    void transferReceptors(StateTransfer transfer) {}

    @Override
    public double synaptic(int neuron, int port, double t) {
        return 0;
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.require(false, "the receptor of a delta synapse", "left alone, as it keeps nothing", value);
    }
}
