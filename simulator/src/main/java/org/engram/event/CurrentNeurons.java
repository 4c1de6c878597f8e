package org.engram.event;

import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.EarliestCrossing;
import org.engram.neuron.spiking.Membrane;

/**
 * Leaky integrate-and-fire neurons with two exponentially decaying synaptic currents ({@link
 * org.engram.neuron.spiking.CurrentLif}) on a common clock.
 *
 * <pre>
 * V(t) = V_inf + Z e^(−t/tau_m) + sum_k c_k J_k e^(−t/tau_k),      c_k = 1 / (1/tau_m − 1/tau_k)
 * a spike at port k adds w e^(t/tau_k) to J_k and −c_k w e^(t/tau_m) to Z,    w = weight / capacitance
 * </pre>
 *
 * <p>Z and J are constant between events. c_k is singular where tau_k = tau_m, and inaccurate near it: {@link #accepts}.
 *
 * <p><b>Lower bound of the time to the threshold</b>, a distance d above V(0) = V_0: from
 *
 * <pre>
 * V(t) − V_0 = ∫_0^t e^(−(t−s)/tau_m) g(s) ds,    g(s) = (V_inf − V_0)/tau_m + j_1 e^(−s/tau_1) + j_2 e^(−s/tau_2)
 * g(s) <= p + q s,    p = g(0), the present slope,    q = sum over negative currents of |j_k|/tau_k
 * </pre>
 *
 * <p>(a positive current is at most its present value, a negative one at most j (1 − s/tau)) follows the bound of {@link
 * EarliestCrossing}. Looking again and again at the time that it gives finds the first crossing: none is missed, tangential ones
 * included, and none is found twice.
 */
public final class CurrentNeurons extends CommonClock {
    /** Closer to tau_m, in relative terms, more than half of the digits would be lost. */
    private static final double NEAREST = 1e-2;

    /** A bound that is shorter than this, in ms, is followed up at once. */
    private static final double SHORT = 0.05;

    private static final int STATES = 3;
    private static final int MOST_LOOKS = 100;

    private final Growth membraneGrowth;
    private final Growth[] growths;
    private final double[] taus;
    private final double[] factors;
    private final double steady;

    /** Z, J_1, J_2 of each neuron. */
    private final double[] states;

    /** Whether these time constants are far enough from one another. */
    public static boolean accepts(Membrane membrane, double excitatoryTau, double inhibitoryTau) {
        return Math.abs(excitatoryTau / membrane.timeConstant() - 1) >= NEAREST
                && Math.abs(inhibitoryTau / membrane.timeConstant() - 1) >= NEAREST;
    }

    /**
     * Neurons whose time constants are {@linkplain #accepts accepted}.
     *
     * @param initial the membrane potentials at the start, in mV
     * @param excitatory the currents at the start, in pA
     * @param inhibitory the currents at the start, in pA
     */
    public CurrentNeurons(
            Membrane membrane,
            double excitatoryTau,
            double inhibitoryTau,
            double[] initial,
            double[] excitatory,
            double[] inhibitory) {
        super(membrane, Math.min(membrane.timeConstant(), Math.min(excitatoryTau, inhibitoryTau)), initial.length);
        taus = new double[] {excitatoryTau, inhibitoryTau};
        steady = membrane.steady();
        membraneGrowth = new Growth(membrane.timeConstant());
        growths = new Growth[] {new Growth(excitatoryTau), new Growth(inhibitoryTau)};
        factors = new double[] {factor(excitatoryTau), factor(inhibitoryTau)};
        states = new double[STATES * initial.length];
        for (int i = 0; i < initial.length; i++) {
            states[STATES * i + 1] = excitatory[i] / membrane.capacitance();
            states[STATES * i + 2] = inhibitory[i] / membrane.capacitance();
            states[STATES * i] =
                    initial[i] - steady - factors[0] * states[STATES * i + 1] - factors[1] * states[STATES * i + 2];
            earliest.set(i, look(i, 0));
        }
    }

    private double factor(double tau) {
        return 1 / (1 / membrane.timeConstant() - 1 / tau);
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        seeTime(t);
        take(
                neuron,
                weight > 0,
                port,
                weight / membrane.capacitance() * growths[port].at(t),
                -factors[port] * weight / membrane.capacitance() * membraneGrowth.at(t),
                t,
                1 / membraneGrowth.at(t),
                1 / growths[0].at(t),
                1 / growths[1].at(t));
    }

    @Override
    void receive(int[] targets, float[] weights, int mask, int begin, int end, int port, double t) {
        seeTime(t);
        double current = growths[port].at(t) / membrane.capacitance();
        double potential = -factors[port] * membraneGrowth.at(t) / membrane.capacitance();
        double decayed = 1 / membraneGrowth.at(t);
        double first = 1 / growths[0].at(t);
        double second = 1 / growths[1].at(t);
        for (int k = begin; k < end; k++) {
            double weight = weights[k & mask];
            take(targets[k], weight > 0, port, weight * current, weight * potential, t, decayed, first, second);
        }
    }

    private void take(
            int neuron,
            boolean excites,
            int port,
            double current,
            double potential,
            double t,
            double decayed,
            double first,
            double second) {
        int at = STATES * neuron;
        states[at] += potential;
        states[at + 1 + port] += current;
        if (excites && states[at] > REFRACTORY) {
            mayFireAt(neuron, t + bound(at, decayed, first, second));
        }
    }

    /** See above. 0 at the threshold. */
    private double bound(int at, double decayed, double first, double second) {
        double j1 = states[at + 1] * first;
        double j2 = states[at + 2] * second;
        double excess = states[at] * decayed + factors[0] * j1 + factors[1] * j2;
        double distance = membrane.threshold() - (steady + excess);
        if (distance <= 0) {
            return 0;
        }
        double slope = j1 + j2 - excess / membrane.timeConstant();
        double bend = Math.max(0, -j1) / taus[0] + Math.max(0, -j2) / taus[1];
        return EarliestCrossing.after(distance, slope, bend);
    }

    @Override
    double look(int neuron, double t) {
        int at = STATES * neuron;
        if (states[at] == REFRACTORY) {
            return Double.POSITIVE_INFINITY;
        }
        double time = t;
        for (int k = 0; k < MOST_LOOKS; k++) {
            double wait =
                    bound(at, 1 / membraneGrowth.read(time), 1 / growths[0].read(time), 1 / growths[1].read(time));
            if (time + wait == time || wait > SHORT) {
                return time + wait;
            }
            time += wait;
        }
        return time;
    }

    @Override
    void hold(int neuron) {
        states[STATES * neuron] = REFRACTORY;
    }

    @Override
    void release(int neuron, double t) {
        int at = STATES * neuron;
        double currents =
                factors[0] * states[at + 1] / growths[0].at(t) + factors[1] * states[at + 2] / growths[1].at(t);
        states[at] = (membrane.reset() - steady - currents) * membraneGrowth.at(t);
    }

    @Override
    void rebase(double t) {
        double decay = membraneGrowth.rebase(t);
        double first = growths[0].rebase(t);
        double second = growths[1].rebase(t);
        for (int at = 0; at < states.length; at += STATES) {
            states[at] *= decay;
            states[at + 1] *= first;
            states[at + 2] *= second;
        }
    }

    @Override
    void transferStates(StateTransfer transfer) {
        transfer.array(states);
        membraneGrowth.transfer(transfer);
        growths[0].transfer(transfer);
        growths[1].transfer(transfer);
    }

    @Override
    public double membrane(int neuron, double t) {
        int at = STATES * neuron;
        if (states[at] == REFRACTORY) {
            return membrane.reset();
        }
        return steady
                + states[at] / membraneGrowth.read(t)
                + factors[0] * states[at + 1] / growths[0].read(t)
                + factors[1] * states[at + 2] / growths[1].read(t);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return states[STATES * neuron + 1 + port] / growths[port].read(t) * membrane.capacitance();
    }
}
