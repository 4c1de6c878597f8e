package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaCurrentLifTest {
    private static final double ARRIVAL = 2.132123512;

    /** The formula of NEST's test of the accuracy of its precise neurons, at a spike off every grid. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12})
    void potentialAfterOneSpikeIsExactWhateverTheStep(int exponent) {
        AlphaCurrentLif neurons = new AlphaCurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 0), 0.3, 1);
        double step = Math.scalb(1.0, exponent);
        double t = 0;
        while (t + step < ARRIVAL) {
            neurons.receive(0, 0, 0, t += step);
        }
        neurons.receive(0, 0, 500, ARRIVAL);
        while (t + step <= 3) {
            neurons.receive(0, 0, 0, t += step);
        }
        assertThat(neurons.membrane(0, 3)).isCloseTo(printed(3 - ARRIVAL), within(1e-12));
        assertThat(neurons.membrane(0, 6)).isCloseTo(printed(6 - ARRIVAL), within(1e-12));
    }

    private static double printed(double t) {
        double rate = 1 / 0.3 - 1 / 10.0;
        double exponentials = (Math.exp(-t / 10) - Math.exp(-t / 0.3)) / (rate * rate);
        return 500 * Math.E / (0.3 * 250) * (exponentials - t * Math.exp(-t / 0.3) / rate);
    }

    /** After one spike with tau_s = tau_m, V = (weight e / (tau capacitance)) t²/2 e^(−t/tau). */
    @Test
    void equalTimeConstantsNeedNoCare() {
        AlphaCurrentLif equal = new AlphaCurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 0), 10, 1);
        AlphaCurrentLif near = new AlphaCurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 0), 10 * (1 + 1e-11), 1);
        equal.receive(0, 0, 100, 0);
        near.receive(0, 0, 100, 0);
        double expected = 100 * Math.E / 2500 * 18 * Math.exp(-0.6);
        assertThat(equal.membrane(0, 6)).isCloseTo(expected, within(1e-14));
        assertThat(near.membrane(0, 6)).isCloseTo(expected, within(1e-10));
    }

    @Test
    void crossingIsWhereTheMembraneReachesTheThreshold() {
        AlphaCurrentLif neurons = new AlphaCurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 0), 2, 1);
        neurons.receive(0, 0, 1500, 1);
        double t = neurons.nextSpike(0);
        assertThat(neurons.membrane(0, t)).isCloseTo(15, within(1e-12));
        assertThat(neurons.membrane(0, t - 1e-9)).isLessThan(15);
        neurons.receive(0, 0, -1500, 2);
        assertThat(neurons.nextSpike(0)).isInfinite();
    }
}
