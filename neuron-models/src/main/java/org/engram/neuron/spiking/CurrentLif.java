package org.engram.neuron.spiking;

import java.util.List;
import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

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
 * <p><b>Parameters</b>: {@link Membrane}; one time constant (port "current") or two (ports "excitatory" and
 * "inhibitory"), in ms, > 0. They may equal tau_m and one another.
 *
 * <p>S. Rotter and M. Diesmann, Biol. Cybern. 81 (1999) 381; R. Brette, Neural Comput. 19 (2007) 2604; R. Brette et al.,
 * J. Comput. Neurosci. 23 (2007) 349, benchmark 2.
 */
public final class CurrentLif extends LifNeurons {
    private final List<String> ports;
    private final double[] taus;
    private final double[][] currents;
    private final CurrentResponse response;

    /** Neurons with one kind of receptor, port "current"; {@code tau} in ms. */
    public CurrentLif(Membrane membrane, double tau, int size) {
        this(membrane, List.of("current"), new double[] {tau, tau}, size);
    }

    /** Neurons with two kinds of receptors, ports "excitatory" and "inhibitory"; time constants in ms. */
    public CurrentLif(Membrane membrane, double excitatoryTau, double inhibitoryTau, int size) {
        this(membrane, List.of("excitatory", "inhibitory"), new double[] {excitatoryTau, inhibitoryTau}, size);
    }

    private CurrentLif(Membrane membrane, List<String> ports, double[] taus, int size) {
        super(membrane, size);
        for (double tau : taus) {
            Parameters.requirePositive("synaptic time constant", tau);
        }
        this.ports = ports;
        this.taus = taus;
        currents = new double[2][size];
        response = new CurrentResponse(membrane.timeConstant(), taus[0], taus[1]);
    }

    @Override
    public List<String> ports() {
        return ports;
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        currents[port][neuron] += weight;
    }

    @Override
    double potentialAfter(int neuron, double held, double free) {
        return response.potential(
                membrane.steady(), potential[neuron], slope(neuron, 0, held), slope(neuron, 1, held), free);
    }

    @Override
    double crossing(int neuron, double held) {
        return response.crossing(
                membrane.steady(),
                membrane.threshold(),
                potential[neuron],
                slope(neuron, 0, held),
                slope(neuron, 1, held));
    }

    @Override
    void advanceReceptors(int neuron, double span) {
        currents[0][neuron] = current(neuron, 0, span);
        currents[1][neuron] = current(neuron, 1, span);
    }

    @Override
    void transferReceptors(StateTransfer transfer) {
        transfer.array(currents[0]);
        transfer.array(currents[1]);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return current(neuron, port, sinceClock(neuron, t));
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.requireFinite("synaptic current", value);
        currents[port][neuron] = value;
    }

    /** The rate at which the current charges the membrane, {@code span} ms after the clock; mV/ms. */
    private double slope(int neuron, int port, double span) {
        return current(neuron, port, span) / membrane.capacitance();
    }

    private double current(int neuron, int port, double span) {
        double now = currents[port][neuron];
        return now == 0 || span == 0 ? now : now * StrictMath.exp(-span / taus[port]);
    }
}
