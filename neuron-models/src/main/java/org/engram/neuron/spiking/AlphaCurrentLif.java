package org.engram.neuron.spiking;

import org.engram.neuron.Parameters;
import org.engram.neuron.StateTransfer;

/**
 * Leaky integrate-and-fire neurons with alpha-shaped synaptic currents.
 *
 * <pre>
 * dV/dt = −(V − rest)/tau_m + (current + I)/capacitance
 * dI/dt = y − I/tau_s,     dy/dt = −y/tau_s
 * y → y + weight e/tau_s             at an arriving spike (port "current", weight in pA)
 * I(t) = weight (e t/tau_s) e^(−t/tau_s) after one spike: the weight is the peak, tau_s after the spike
 * </pre>
 *
 * <p>With k = 1/tau_s − 1/tau_m, V(t) − V_inf = e^(−t/tau_m) [V(0) − V_inf + (I(0) P_0 + y(0) P_1)/capacitance], P_n = ∫ s^n
 * e^(−k s) ds from 0 to t. Where |k| t is small, P_1 is summed as a series: equal time constants need no care.
 *
 * <p><b>Spikes</b> occur when V reaches the threshold ({@link FirstCrossing}). Currents go on during the refractory period, as
 * in NEST's {@code iaf_psc_alpha}.
 *
 * <p><b>Parameters</b>: {@link Membrane}; the time constant tau_s of the synapses, ms, > 0.
 *
 * <p>S. Rotter and M. Diesmann, Biol. Cybern. 81 (1999) 381.
 */
public final class AlphaCurrentLif extends LifNeurons {
    private final double tau;
    private final double[] current;
    private final double[] rise;
    private final AlphaDrive drive;
    private final Excess excess = new Excess();

    /** A population of {@code size} neurons at rest; {@code tau} is tau_s in ms. */
    public AlphaCurrentLif(Membrane membrane, double tau, int size) {
        super(membrane, size);
        Parameters.requirePositive("synaptic time constant", tau);
        this.tau = tau;
        current = new double[size];
        rise = new double[size];
        drive = new AlphaDrive(tau);
    }

    @Override
    void arrive(int neuron, int port, double weight) {
        rise[neuron] += weight * Math.E / tau;
    }

    @Override
    double potentialAfter(int neuron, double held, double free) {
        excess.set(neuron, held);
        return membrane.threshold() + excess.value(free);
    }

    @Override
    double crossing(int neuron, double held) {
        excess.set(neuron, held);
        drive.set((membrane.steady() - membrane.threshold()) / membrane.timeConstant(), excess.current, excess.rise);
        drive.solve();
        return FirstCrossing.of(excess, drive);
    }

    @Override
    void advanceReceptors(int neuron, double span) {
        current[neuron] = current(neuron, span);
        rise[neuron] *= StrictMath.exp(-span / tau);
    }

    @Override
    void transferReceptors(StateTransfer transfer) {
        transfer.array(current);
        transfer.array(rise);
    }

    @Override
    public double synaptic(int neuron, int port, double t) {
        return current(neuron, sinceClock(neuron, t));
    }

    /** {@inheritDoc} The value is the current I; its rise y is set to 0. */
    @Override
    public void setSynaptic(int neuron, int port, double value) {
        Parameters.requireFinite("synaptic current", value);
        current[neuron] = value;
        rise[neuron] = 0;
    }

    private double current(int neuron, double span) {
        return (current[neuron] + rise[neuron] * span) * StrictMath.exp(-span / tau);
    }

    /** V − threshold of one neuron from the moment at which its membrane is free. */
    private final class Excess implements Curve {
        private static final double SERIES_BELOW = 0.5;
        private static final int SERIES_TERMS = 16;

        private double start;
        private double current;
        private double rise;

        void set(int neuron, double held) {
            start = potential[neuron] - membrane.steady();
            current = AlphaCurrentLif.this.current(neuron, held) / membrane.capacitance();
            rise = AlphaCurrentLif.this.rise[neuron] * StrictMath.exp(-held / tau) / membrane.capacitance();
        }

        @Override
        public double value(double t) {
            double k = 1 / tau - 1 / membrane.timeConstant();
            double decay = StrictMath.exp(-t / membrane.timeConstant());
            double decays = decay * start
                    + current * CurrentResponse.kernel(membrane.timeConstant(), tau, t)
                    + rise * secondKernel(k, t);
            return membrane.steady() - membrane.threshold() + decays;
        }

        @Override
        public double slope(double t) {
            return drive.value(t) - value(t) / membrane.timeConstant();
        }

        /** e^(−t/tau_m) P_1(t). */
        private double secondKernel(double k, double t) {
            double x = k * t;
            if (Math.abs(x) < SERIES_BELOW) {
                return t * t * series(x) * StrictMath.exp(-t / membrane.timeConstant());
            }
            double first = CurrentResponse.kernel(membrane.timeConstant(), tau, t);
            return (first - t * StrictMath.exp(-t / tau)) / k;
        }

        /** P_1/t² = Σ_n (−x)^n / (n! (n + 2)), by Horner's rule. */
        private static double series(double x) {
            double sum = 0;
            for (int n = SERIES_TERMS; n > 0; n--) {
                sum = (sum + 1.0 / (n + 2)) * -x / n;
            }
            return sum + 0.5;
        }
    }
}
