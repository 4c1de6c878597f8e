package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fed by outputs f_μ = e^(u_μ − z) as dense as an integral, the pool obeys tau dw/dt = Σ e^u − w with w = e^z: it comes to the
 * log-sum-exp exponentially, and the outputs to a sum of 1.
 */
class PoolTest {
    private static final double[] LOGARITHMS = {1.5, 0.3, -2};

    /**
     * Spikes of finite size are late by half an interval, which moves e^z by an error in proportion to their size: the limit of
     * ever smaller ones is 2 w − w', of spikes of half the size and of the whole.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void followsTheLogSumExpExponentially(double tau) {
        double sum = 0;
        for (double u : LOGARITHMS) {
            sum += StrictMath.exp(u);
        }
        double start = 0.25;
        for (double t = 0.3 * tau; t < 3.1 * tau; t += 0.3 * tau) {
            double expected = sum + (Math.exp(start) - sum) * Math.exp(-t / tau);
            double limit = 2 * w(tau, start, sum, t, 40_000) - w(tau, start, sum, t, 20_000);
            assertThat(limit).as("e^z at %s", t).isCloseTo(expected, within(1e-7));
            assertThat(w(tau, start, sum, t, 20_000))
                    .as("e^z at %s of spikes", t)
                    .isNotCloseTo(expected, within(1e-6));
        }
    }

    /** e^z at t, of a pool fed by {@code pieces} spikes at equal distances. */
    private static double w(double tau, double start, double sum, double t, int pieces) {
        var pool = new Pool(tau, start);
        for (int k = 1; k <= pieces; k++) {
            double now = t * k / pieces;
            pool.restart(sum * pool.operational(now), now);
        }
        return Math.exp(pool.z(t));
    }
}
