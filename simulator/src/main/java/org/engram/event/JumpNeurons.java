package org.engram.event;

import org.engram.neuron.StateTransfer;
import org.engram.neuron.spiking.Membrane;

/**
 * Leaky integrate-and-fire neurons with delta synapses ({@link org.engram.neuron.spiking.VoltageJumpLif}) on a common
 * clock.
 *
 * <pre>
 * U = (V − V_inf) e^(t/tau_m) is constant between events
 * a spike adds weight e^(t/tau_m) to U; the threshold is (V_th − V_inf) e^(t/tau_m)
 * </pre>
 *
 * <p>Where V_inf &lt;= V_th a neuron fires at arrivals only, and an input costs one addition and one comparison.
 */
public final class JumpNeurons extends CommonClock {
    private final Growth growth;
    private final double steady;
    private final double gap;
    private final boolean drifts;
    private final double[] scaled;

    /** Neurons with given membrane potentials at the start, in mV. */
    public JumpNeurons(Membrane membrane, double[] initial) {
        super(membrane, membrane.timeConstant(), initial.length);
        growth = new Growth(membrane.timeConstant());
        steady = membrane.steady();
        gap = membrane.threshold() - steady;
        drifts = gap < 0;
        scaled = new double[initial.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = initial[i] - steady;
            earliest.set(i, look(i, 0));
        }
    }

    @Override
    public void receive(int neuron, int port, double weight, double t) {
        seeTime(t);
        double scale = growth.at(t);
        take(neuron, weight, scale, gap * scale, t);
    }

    @Override
    void receive(int[] targets, float[] weights, int mask, int begin, int end, int port, double t) {
        seeTime(t);
        double scale = growth.at(t);
        double threshold = gap * scale;
        for (int k = begin; k < end; k++) {
            take(targets[k], weights[k & mask], scale, threshold, t);
        }
    }

    @Override
    public int receive(int[] targets, double[] times, int begin, int port, double weight, double end) {
        double horizon = Math.min(end, next());
        int k = begin;
        do {
            double t = times[k];
            seeTime(t);
            double scale = growth.at(t);
            if (take(targets[k], weight, scale, gap * scale, t)) {
                horizon = Math.min(horizon, next());
            }
            k++;
        } while (k < times.length && times[k] < horizon);
        return k;
    }

    /** Returns whether the neuron may fire sooner than was known. */
    private boolean take(int neuron, double weight, double scale, double threshold, double t) {
        double state = scaled[neuron] + weight * scale;
        scaled[neuron] = state;
        if (state >= threshold) {
            mayFireAt(neuron, t);
            return true;
        }
        if (drifts && weight > 0 && state > REFRACTORY) {
            mayFireAt(neuron, t + tangent(state, scale));
            return true;
        }
        return false;
    }

    /** How long the membrane would take to the threshold if it kept its present slope, which it does not: it slows down. */
    private double tangent(double state, double scale) {
        return membrane.timeConstant() * (gap * scale - state) / -state;
    }

    @Override
    double look(int neuron, double t) {
        double state = scaled[neuron];
        double scale = growth.at(t);
        if (state >= gap * scale) {
            return t;
        }
        if (!drifts || state == REFRACTORY) {
            return Double.POSITIVE_INFINITY;
        }
        double wait = membrane.timeConstant() * StrictMath.log(state / (gap * scale));
        return Math.max(t, t + wait);
    }

    @Override
    void hold(int neuron) {
        scaled[neuron] = REFRACTORY;
    }

    @Override
    void release(int neuron, double t) {
        scaled[neuron] = (membrane.reset() - steady) * growth.at(t);
    }

    @Override
    void rebase(double t) {
        double factor = growth.rebase(t);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
    }

    @Override
    void transferStates(StateTransfer transfer) {
        transfer.array(scaled);
        growth.transfer(transfer);
    }

    @Override
    public double membrane(int neuron, double t) {
        double state = scaled[neuron];
        return state == REFRACTORY ? membrane.reset() : steady + state / growth.read(t);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return 0;
    }
}
