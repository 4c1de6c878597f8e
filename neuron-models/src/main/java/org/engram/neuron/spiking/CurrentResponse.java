package org.engram.neuron.spiking;

/**
 * The membrane that integrates two exponentially decaying currents:
 *
 * <pre>
 * dV/dt = −(V − V_inf)/tau_m + j_1 e^(−t/tau_1) + j_2 e^(−t/tau_2)
 * V(t)  = V_inf + (V(0) − V_inf) e^(−t/tau_m) + j_1 R(t; tau_m, tau_1) + j_2 R(t; tau_m, tau_2)
 * R(t; a, b) = (e^(−t/a) − e^(−t/b)) / (1/b − 1/a)
 * </pre>
 *
 * <p>With s the longer of a and b and k = |1/a − 1/b|, R is computed as e^(−t/s) (1 − e^(−k t))/k by expm1, which has no
 * cancellation and goes over into t e^(−t/a) as b → a: equal time constants need no care. Potentials in mV, times in ms, j
 * in mV/ms. Not thread-safe.
 *
 * <p>S. Rotter and M. Diesmann, Biol. Cybern. 81 (1999) 381.
 */
public final class CurrentResponse {
    /** So that neither rounding nor the choice of the time makes the bound too small. */
    private static final double SLACK = 1 + 1e-9;

    private final double tau;
    private final double firstTau;
    private final double secondTau;
    private final double firstPeak;
    private final double secondPeak;
    private final ExponentialDrive drive;
    private final Excess excess = new Excess();

    /** The response of membranes with time constant {@code tau} to currents with two others, in ms. */
    public CurrentResponse(double tau, double firstTau, double secondTau) {
        this.tau = tau;
        this.firstTau = firstTau;
        this.secondTau = secondTau;
        firstPeak = peak(tau, firstTau);
        secondPeak = peak(tau, secondTau);
        drive = new ExponentialDrive(firstTau, secondTau);
    }

    /**
     * The potential {@code span} ms after it was {@code potential}, under currents that were {@code first} and {@code
     * second}.
     *
     * @param steady V_inf
     */
    public double potential(double steady, double potential, double first, double second, double span) {
        return steady
                + (potential - steady) * StrictMath.exp(-span / tau)
                + response(first, firstTau, span)
                + response(second, secondTau, span);
    }

    /**
     * The time until the potential reaches the threshold, if nothing else happens; 0 if it has, +∞ if it never does.
     *
     * <p>V never exceeds max(V(0), V_inf) + Σ_k max(j_k, 0) max_t R(t; tau_m, tau_k), which mostly settles it without an
     * exponential.
     *
     * @param steady V_inf
     */
    public double crossing(double steady, double threshold, double potential, double first, double second) {
        if (potential >= threshold) {
            return 0;
        }
        double bound = Math.max(potential, steady) + Math.max(first, 0) * firstPeak + Math.max(second, 0) * secondPeak;
        if (bound < threshold) {
            return Double.POSITIVE_INFINITY;
        }
        drive.set((steady - threshold) / tau, first, second);
        if (!drive.mayBePositive()) {
            return Double.POSITIVE_INFINITY;
        }
        drive.solve();
        excess.set(steady - threshold, potential - steady, first, second);
        return FirstCrossing.of(excess, drive);
    }

    /** max over t of R(t; a, b), at t = ln(a/b) / (1/b − 1/a). */
    private static double peak(double a, double b) {
        double rate = (a - b) / (a * b);
        double time = Math.abs(a - b) < 1e-6 * a ? a : StrictMath.log(a / b) / rate;
        return SLACK * kernel(a, b, time);
    }

    private double response(double amount, double decay, double span) {
        return amount == 0 ? 0 : amount * kernel(tau, decay, span);
    }

    /** R(t; a, b). */
    static double kernel(double a, double b, double t) {
        double difference = Math.abs(a - b) / (a * b);
        double rise = difference * t == 0 ? t : -StrictMath.expm1(-difference * t) / difference;
        return StrictMath.exp(-t / Math.max(a, b)) * rise;
    }

    /** V − threshold, with V_inf − threshold apart from what decays, so that its sign is right for ever. */
    private final class Excess implements Curve {
        private double limit;
        private double start;
        private double first;
        private double second;

        void set(double steadyExcess, double startAboveSteady, double firstCurrent, double secondCurrent) {
            limit = steadyExcess;
            start = startAboveSteady;
            first = firstCurrent;
            second = secondCurrent;
        }

        @Override
        public double value(double t) {
            return limit
                    + (start * StrictMath.exp(-t / tau)
                            + response(first, firstTau, t)
                            + response(second, secondTau, t));
        }

        @Override
        public double slope(double t) {
            return drive.value(t) - value(t) / tau;
        }
    }
}
