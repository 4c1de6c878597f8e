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

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void followsTheLogSumExpExponentially(double tau) {
        double sum = 0;
        for (double u : LOGARITHMS) {
            sum += StrictMath.exp(u);
        }
        double start = 0.25;
        var pool = new Pool(tau, start);
        int pieces = 2_000_000;
        double end = 3 * tau;
        for (int k = 1; k <= pieces; k++) {
            double t = end * k / pieces;
            double operational = pool.operational(t);
            pool.restart(sum * operational, t);
            if (k % (pieces / 10) == 0) {
                double expected = sum + (Math.exp(start) - sum) * Math.exp(-t / tau);
                double w = 1 / factor(pool, t, tau);
                assertThat(w).as("e^z at %s", t).isCloseTo(expected, within(1e-5));
            }
        }
        assertThat(sum * factor(pool, end, tau))
                .as("sum of outputs")
                .isCloseTo(sum / (sum + (Math.exp(start) - sum) * Math.exp(-3)), within(1e-5));
    }

    /** e^(−z), from the operational time of a short interval. */
    private static double factor(Pool pool, double t, double tau) {
        double interval = 1e-9 * tau;
        return pool.operational(t + interval) / interval;
    }
}
