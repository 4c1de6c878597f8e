package org.engram.neuron.spiking;

import java.util.stream.IntStream;

/**
 * V(t) − threshold of a membrane under two decaying conductances, from the Taylor series of U = V − V_inf:
 *
 * <pre>
 * dU/dt = −a(t) U + b(t),   a = 1/tau_m + Σ_k r_k e^(−t/tau_k),   b = Σ_k r_k (E_k − V_inf) e^(−t/tau_k)
 * (n + 1) U_(n+1) = b_n − Σ_(j ≤ n) a_j U_(n−j)
 * </pre>
 *
 * <p>The series converges everywhere. With r the sum of the r_k and 1/tau_m and with 1/tau = 1/tau_1 + 1/tau_2, the solution
 * is majorised by exp(r tau (e^(t/tau) − 1)), so that U_n h^n is at most of the order T_n(r tau) (h/tau)^n / n!, T_n the
 * Touchard polynomial. In steps with h (r + 1/tau) ≤ 1/2 that is below 1e-18 for n = {@value #ORDER}. A step ends when
 * terms no longer change the sum. Nothing is allocated. Not thread-safe.
 */
final class ConductanceResponse implements Curve {
    private static final int ORDER = 22;
    private static final double NEGLIGIBLE = 0x1p-56;

    /** 1/(n + 1). */
    private static final double[] INVERSES =
            IntStream.range(0, ORDER).mapToDouble(n -> 1.0 / (n + 1)).toArray();

    private final double leak;
    private final double steady;
    private final double threshold;
    private final ConductanceLif.Receptor excitatory;
    private final ConductanceLif.Receptor inhibitory;
    private final double[] series = new double[ORDER + 1];
    private final double[] rates = new double[ORDER];
    private double start;
    private double excitation;
    private double inhibition;

    ConductanceResponse(Membrane membrane, ConductanceLif.Receptor excitatory, ConductanceLif.Receptor inhibitory) {
        leak = 1 / membrane.timeConstant();
        steady = membrane.steady();
        threshold = membrane.threshold();
        this.excitatory = excitatory;
        this.inhibitory = inhibitory;
    }

    /** The state at t = 0: the potential in mV, conductances over capacitance in 1/ms. */
    void set(double potential, double excitationRate, double inhibitionRate) {
        start = potential - steady;
        excitation = excitationRate;
        inhibition = inhibitionRate;
    }

    @Override
    public double value(double t) {
        double u = start;
        double left = t;
        for (double done = 0; left > 0; done = t - left) {
            double e = decayed(excitation, excitatory, done);
            double i = decayed(inhibition, inhibitory, done);
            if (e == 0 && i == 0) {
                return steady - threshold + u * StrictMath.exp(-left * leak);
            }
            double step = Math.min(left, 0.5 / (leak + e + i + 1 / excitatory.tau() + 1 / inhibitory.tau()));
            u = advanced(u, e, i, step);
            left -= step;
        }
        return steady - threshold + u;
    }

    @Override
    public double slope(double t) {
        double e = decayed(excitation, excitatory, t);
        double i = decayed(inhibition, inhibitory, t);
        double v = value(t) + threshold;
        return -(v - steady) * leak + e * (excitatory.reversal() - v) + i * (inhibitory.reversal() - v);
    }

    /** U after a step, by the sum of U_n h^n. */
    private double advanced(double u, double e, double i, double step) {
        double rateOfE = e * step;
        double rateOfI = i * step;
        double decayOfE = -step / excitatory.tau();
        double decayOfI = -step / inhibitory.tau();
        series[0] = u;
        double sum = u;
        double size = Math.abs(u);
        for (int n = 0; n < ORDER; n++) {
            rates[n] = rateOfE + rateOfI + (n == 0 ? leak * step : 0);
            double drive = rateOfE * (excitatory.reversal() - steady) + rateOfI * (inhibitory.reversal() - steady);
            double next = (drive - product(n)) * INVERSES[n];
            series[n + 1] = next;
            sum += next;
            size = Math.max(size, Math.abs(next));
            if (n > 1 && Math.abs(next) + Math.abs(series[n]) <= NEGLIGIBLE * size) {
                break;
            }
            rateOfE *= decayOfE * INVERSES[n];
            rateOfI *= decayOfI * INVERSES[n];
        }
        return sum;
    }

    /** Σ_(j ≤ n) a_j U_(n−j), terms of even and odd j apart, so that an addition need not wait for the one before. */
    private double product(int n) {
        double even = 0;
        double odd = 0;
        for (int j = 1; j <= n; j += 2) {
            even += rates[j - 1] * series[n - j + 1];
            odd += rates[j] * series[n - j];
        }
        return n % 2 == 0 ? even + odd + rates[n] * series[0] : even + odd;
    }

    private static double decayed(double rate, ConductanceLif.Receptor receptor, double t) {
        return rate == 0 || t == 0 ? rate : rate * StrictMath.exp(-t / receptor.tau());
    }
}
