package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;

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
 * there; a bound tells most of the time that it is not yet worth looking for. Conductances go on during the refractory period, as in NEST's {@code iaf_cond_exp}.
 *
 * <p><b>Parameters</b>: {@link Membrane}; ports "excitatory" and "inhibitory", each a {@link Receptor}. A weight below zero
 * is refused: a conductance has no sign, the reversal potential says what it does.
 *
 * <p>R. Brette, Neural Comput. 18 (2006) 2004; R. Brette et al., J. Comput. Neurosci. 23 (2007) 349, benchmark 1.
 */
public final class ConductanceLif extends TwoReceptorLif {
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

    /** So that rounding does not make the bound too large. */
    private static final double SLACK = 1 - 1e-9;

    private final Receptor[] receptors;
    private final ConductanceResponse response;
    private final ExponentialDrive drive;

    /** A population of {@code size} neurons at rest. */
    public ConductanceLif(Membrane membrane, Receptor excitatory, Receptor inhibitory, int size) {
        super(membrane, excitatory.tau(), inhibitory.tau(), size);
        receptors = new Receptor[] {excitatory, inhibitory};
        response = new ConductanceResponse(membrane, excitatory, inhibitory);
        drive = new ExponentialDrive(excitatory.tau(), inhibitory.tau());
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        Parameters.requireNotNegative("weight of a conductance", weight);
        held[port][neuron] += weight;
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

    /**
     * {@inheritDoc} A bound by {@link EarliestCrossing}: whenever V is not below its present value V_0, each term of dV/dt is at
     * most what it were at V_0. Of those, positive ones are at most their present value, and negative ones at most −|c| (1 −
     * t/tau_k). During the refractory period its end.
     */
    @Override
    public double earliestSpike(int neuron) {
        double v = potential[neuron];
        double distance = membrane.threshold() - v;
        if (distance <= 0 || isRefractory(neuron)) {
            return freeFrom(neuron);
        }
        double excitation = rate(neuron, 0, 0) * (receptors[0].reversal() - v);
        double inhibition = rate(neuron, 1, 0) * (receptors[1].reversal() - v);
        double slope = (membrane.steady() - v) / membrane.timeConstant() + excitation + inhibition;
        double bend = Math.max(0, -excitation) / receptors[0].tau() + Math.max(0, -inhibition) / receptors[1].tau();
        return freeFrom(neuron) + SLACK * EarliestCrossing.after(distance, slope, bend);
    }

    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.requireNotNegative("synaptic conductance", value);
        held[port][neuron] = value;
    }
}
