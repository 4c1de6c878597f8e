package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;

/**
 * Leaky integrate-and-fire neurons with exponentially decaying synaptic currents.
 *
 * <pre>
 * dV/dt   = −(V − rest)/tau_m + (current + Σ_k I_k)/capacitance
 * dI_k/dt = −I_k/tau_k
 * I_k → I_k + weight                 at a spike that arrives at port k (weight in pA)
 * </pre>
 *
 * <p><b>Spikes</b> occur when V reaches the threshold, by {@link CurrentResponse#crossing}: no crossing is missed or found
 * twice. Currents go on during the refractory period, as in NEST's {@code iaf_psc_exp}.
 *
 * <p><b>Parameters</b>: {@link Membrane}; the time constants of the ports "excitatory" and "inhibitory", in ms, > 0. They may
 * equal tau_m and one another.
 *
 * <p>S. Rotter and M. Diesmann, Biol. Cybern. 81 (1999) 381; R. Brette, Neural Comput. 19 (2007) 2604; R. Brette et al.,
 * J. Comput. Neurosci. 23 (2007) 349, benchmark 2.
 */
public final class CurrentLif extends TwoReceptorLif {
    private final CurrentResponse response;

    /** A population of {@code size} neurons at rest; time constants in ms. */
    public CurrentLif(Membrane membrane, double excitatoryTau, double inhibitoryTau, int size) {
        super(membrane, excitatoryTau, inhibitoryTau, size);
        response = new CurrentResponse(membrane.timeConstant(), excitatoryTau, inhibitoryTau);
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        held[port][neuron] += weight;
    }

    @Override
    double potentialAfter(int neuron, double held, double free) {
        return response.potential(
                membrane.steady(), potential[neuron], rate(neuron, 0, held), rate(neuron, 1, held), free);
    }

    @Override
    double crossing(int neuron, double held) {
        return response.crossing(
                membrane.steady(),
                membrane.threshold(),
                potential[neuron],
                rate(neuron, 0, held),
                rate(neuron, 1, held));
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.requireFinite("synaptic current", value);
        held[port][neuron] = value;
    }
}
