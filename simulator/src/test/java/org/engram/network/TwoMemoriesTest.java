package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.engram.integrator.Methods;
import org.engram.neuron.Identity;
import org.engram.neuron.Softmax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Model B of arXiv:2008.06996 with the two memories +1 and −1 of one feature neuron: the fixed points solve v = tanh(beta
 * v). tau_f = 1 ms.
 */
class TwoMemoriesTest {
    private static final double[][] XI = {{1}, {-1}};

    /** Small enough for the linearisation, large enough for rounding. */
    private static final double DEVIATION = 1e-6;

    @ParameterizedTest
    @CsvSource({"1.2, .6585697", "1.5, .8585596", "2, .9575040", "3, .9949015", "5, .9999091"})
    void memoriesAreStableAboveTheCriticalBeta(double beta, double expected) {
        assertThat(settled(beta, 0.1)).isCloseTo(expected, within(1e-6));
        assertThat(settled(beta, -0.1)).isCloseTo(-expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void theirMeanIsTheOnlyFixedPointBelowTheCriticalBeta(double beta) {
        assertThat(settled(beta, 0.9)).isCloseTo(0, within(1e-6));
    }

    private static double settled(double beta, double start) {
        return new Motion(network(beta, 0.5), Methods.adaptive("dormand-prince-54", 1e-9), start)
                .until(200)
                .v()[0];
    }

    /** (1 + tau_f lambda)(1 + tau_h lambda) = beta (1 − v²): the slow root, real at any ratio, so that nothing rings. */
    @ParameterizedTest
    @CsvSource({".1, -.81879", "1, -.59211", "10, -.08188"})
    void theSlowModeDecaysAtTheRateOfTheLinearisation(double tauH, double rate) {
        double v = fixedPoint(2);
        double h = v + DEVIATION / (1 + tauH * rate);
        var integrator = Methods.adaptive("dormand-prince-853", 1e-13);
        var motion = new Motion(network(2, tauH), integrator, new double[] {v + DEVIATION}, new double[] {h, -h});
        for (double t = 1; t < 6; t++) {
            double left = (motion.until(t).v()[0] - v) / DEVIATION;
            assertThat(Math.log(left) / t).as("rate up to %s ms", t).isCloseTo(rate, within(1e-3 * -rate));
        }
    }

    private static RateNetwork network(double beta, double tauH) {
        return Networks.of(XI, new Identity(), 1, new Softmax(beta), tauH, 0);
    }

    private static double fixedPoint(double beta) {
        double v = 1;
        for (int i = 0; i < 200; i++) {
            v = Math.tanh(beta * v);
        }
        return v;
    }
}
