package org.engram.neuron.spiking;

import java.util.List;
import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * Leaky integrate-and-fire neurons with exponentially decaying synaptic conductances.
 *
 * <pre>
 * dV/dt   = −(V − rest)/tau_m + (current + Σ_k g_k (E_k − V))/capacitance
 * dg_k/dt = −g_k/tau_k
 * g_k → g_k + weight                 at a spike that arrives at port k (weight in nS, ≥ 0)
 * </pre>
 *
 * <p>Between events V solves a linear equation with entire coefficients; its Taylor series is summed to full precision by
 * {@link ConductanceResponse}, for any time constants.
 *
 * <p><b>Spikes</b> occur when V reaches the threshold ({@link FirstCrossing}), which needs a conductance that would drive V
 * there. Conductances go on during the refractory period, as in NEST's {@code iaf_cond_exp}.
 *
 * <p><b>Parameters</b>: {@link Membrane}; ports "excitatory" and "inhibitory", each a {@link Receptor}. A weight below zero
 * is refused: a conductance has no sign, the reversal potential says what it does.
 *
 * <p>R. Brette, Neural Comput. 18 (2006) 2004; R. Brette et al., J. Comput. Neurosci. 23 (2007) 349, benchmark 1.
 */
public final class ConductanceLif extends LifNeurons {
    /**
     * A kind of synaptic conductance.
     *
     * @param tau its time constant; ms, > 0
     * @param reversal the potential to which it drives the membrane; mV
     */
    public record Receptor(double tau, double reversal) {
        /** Refuses parameters out of range. */
        public Receptor {
            Parameters.requirePositive("synaptic time constant", tau);
            Parameters.requireFinite("reversal potential", reversal);
        }
    }

    private final Receptor[] receptors;
    private final double[][] conductances;
    private final ConductanceResponse response;
    private final ExponentialDrive drive;

    /** A population of {@code size} neurons at rest. */
    public ConductanceLif(Membrane membrane, Receptor excitatory, Receptor inhibitory, int size) {
        super(membrane, size);
        receptors = new Receptor[] {excitatory, inhibitory};
        conductances = new double[2][size];
        response = new ConductanceResponse(membrane, excitatory, inhibitory);
        drive = new ExponentialDrive(excitatory.tau(), inhibitory.tau());
    }

    @Override
    public List<String> ports() {
        return List.of("excitatory", "inhibitory");
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        Parameters.requireNotNegative("weight of a conductance", weight);
        conductances[port][neuron] += weight;
    }

    @Override
    double potentialAfter(int neuron, double held, double free) {
        response.set(potential[neuron], rate(neuron, 0, held), rate(neuron, 1, held));
        return membrane.threshold() + response.value(free);
    }

    @Override
    double crossing(int neuron, double held) {
        double excitation = rate(neuron, 0, held);
        double inhibition = rate(neuron, 1, held);
        drive.set(
                (membrane.steady() - membrane.threshold()) / membrane.timeConstant(),
                excitation * (receptors[0].reversal() - membrane.threshold()),
                inhibition * (receptors[1].reversal() - membrane.threshold()));
        if (!drive.mayBePositive()) {
            return Double.POSITIVE_INFINITY;
        }
        drive.solve();
        response.set(potential[neuron], excitation, inhibition);
        return FirstCrossing.of(response, drive);
    }

    @Override
    void advanceReceptors(int neuron, double span) {
        conductances[0][neuron] = conductance(neuron, 0, span);
        conductances[1][neuron] = conductance(neuron, 1, span);
    }

    @Override
    void transferReceptors(StateTransfer transfer) {
        transfer.array(conductances[0]);
        transfer.array(conductances[1]);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return conductance(neuron, port, sinceClock(neuron, t));
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.requireNotNegative("synaptic conductance", value);
        conductances[port][neuron] = value;
    }

    /** Conductance over capacitance, {@code span} ms after the clock; 1/ms. */
    private double rate(int neuron, int port, double span) {
        return conductance(neuron, port, span) / membrane.capacitance();
    }

    private double conductance(int neuron, int port, double span) {
        double now = conductances[port][neuron];
        return now == 0 || span == 0 ? now : now * StrictMath.exp(-span / receptors[port].tau());
    }
}
