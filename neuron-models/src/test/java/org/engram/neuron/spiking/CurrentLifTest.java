package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentLifTest {
    /**
     * Zeros of the closed form of V(t), found by Anderson's method with 50 digits (mpmath), in a bracket from a scan of 4000
     * points.
     */
    @ParameterizedTest
    @CsvSource({
        "20, 5, 10, 0, 15, 0, 12, -3, 2.3007548539903175261",
        "10, 10, 2, 0, 10, 3, 7, -1, 1.3573006141592213844",
        "10, 2.5, 2.5, 12, 15, 5, 5, 0, 3.8439568986406219853",
        "20, 5, 10, 16, 15, 10, -2, -1, 73.177618726438480618",
        "5, 20, 7, 0.5, 1, 0.25, 0.75, -0.25, 1.6021666419275282376",
        "20, 5, 5, 15, 15, 14, 2, 0, 0.51974360979807905656"
    })
    void crossingsAgreeWithFiftyDigits(
            double tau,
            double firstTau,
            double secondTau,
            double steady,
            double threshold,
            double start,
            double first,
            double second,
            double expected) {
        CurrentResponse response = new CurrentResponse(tau, firstTau, secondTau);
        assertThat(response.crossing(steady, threshold, start, first, second)).isCloseTo(expected, within(1e-12));
    }

    /** With tau_m = 2 tau_s, V = A (x − x²) of x = e^(−t/tau_m), which is 10 at x = (1 + √(1 − 40/A))/2. */
    @Test
    void exactCrossingOfTheQuadratic() {
        CurrentResponse response = new CurrentResponse(20, 10, 10);
        assertThat(response.crossing(0, 10, 0, 50 / 20.0, 0)).isCloseTo(6.470142623148936, within(1e-12));
    }

    /** The same with A near 40, where V touches 10 at t = 20 ln 2. */
    @ParameterizedTest
    @ValueSource(doubles = {-1e-6, -1e-12, -1e-15, -2e-16, 0, 2e-16, 1e-15, 1e-12, 1e-6})
    void tangentialCrossingIsOneEventOrNone(double change) {
        CurrentResponse response = new CurrentResponse(20, 10, 10);
        double t = response.crossing(0, 10, 0, 2 * (1 + change), 0);
        if (Math.abs(change) < 1e-14) {
            assertThat(t == Double.POSITIVE_INFINITY || Math.abs(t - 20 * Math.log(2)) < 1e-5)
                    .isTrue();
        } else if (change < 0) {
            assertThat(t).isInfinite();
        } else {
            double x = (1 + Math.sqrt(1 - 1 / (1 + change))) / 2;
            assertThat(t).isCloseTo(-20 * Math.log(x), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void noCrossingIsMissedAndNoneIsEarly(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int crossings = 0;
        for (int instance = 0; instance < 500; instance++) {
            double[] p = randomCurrents(random);
            CurrentResponse response = new CurrentResponse(p[0], p[1], p[2]);
            double t = response.crossing(p[3], 10, p[4], p[5], p[6]);
            assertFirst(response, p, t, seed + "/" + instance);
            crossings += t < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        assertThat(crossings).as("seed %d", seed).isBetween(50, 450);
    }

    /** tau_m, two tau, V_inf, V(0), two currents: peaks near the threshold of 10. */
    private static double[] randomCurrents(RandomGenerator random) {
        double tau = random.nextDouble(2, 30);
        double first = random.nextInt(4) == 0 ? tau : random.nextDouble(0.5, 30);
        double second = random.nextInt(4) == 0 ? first * (1 + 1e-9) : random.nextDouble(0.5, 30);
        return new double[] {
            tau,
            first,
            second,
            random.nextDouble(-5, 11),
            random.nextDouble(-5, 10),
            random.nextDouble(-3, 6),
            random.nextDouble(-6, 3)
        };
    }

    private static void assertFirst(CurrentResponse response, double[] p, double crossing, String instance) {
        double until = Math.min(crossing, 400);
        for (int k = 0; k < 400; k++) {
            double t = until * k / 400;
            assertThat(response.potential(p[3], p[4], p[5], p[6], t))
                    .as(instance)
                    .isLessThan(10 + 1e-12);
        }
        if (crossing < Double.POSITIVE_INFINITY) {
            assertThat(response.potential(p[3], p[4], p[5], p[6], crossing))
                    .as(instance)
                    .isCloseTo(10, within(1e-11));
        }
    }

    @Test
    void equalTimeConstantsAreTheLimitOfUnequalOnes() {
        CurrentResponse equal = new CurrentResponse(10, 10, 5);
        for (double change : new double[] {1e-15, 1e-12, 1e-9, 1e-6}) {
            CurrentResponse near = new CurrentResponse(10, 10 * (1 + change), 5);
            assertThat(near.crossing(0, 8, 0, 3, 0))
                    .isCloseTo(equal.crossing(0, 8, 0, 3, 0), within(1e-13 + 10 * change));
        }
        assertThat(equal.potential(0, 0, 3, 0, 4)).isCloseTo(12 * Math.exp(-0.4), within(1e-14));
    }

    @Test
    void currentsGoOnWhileTheMembraneIsHeld() {
        CurrentLif neurons = new CurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 0), 5, 5, 1);
        neurons.receive(0, 0, 1000, 1);
        neurons.fire(0, 1);
        neurons.receive(0, 0, 500, 2);
        double atRelease = 1000 * Math.exp(-0.4) + 500 * Math.exp(-0.2);
        assertThat(neurons.synaptic(0, 0, 3)).isCloseTo(atRelease, within(1e-12));
        assertThat(neurons.membrane(0, 3)).isZero();
        double expected = new CurrentResponse(10, 5, 5).potential(0, 0, atRelease / 250, 0, 4);
        assertThat(neurons.membrane(0, 7)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void spikeIsFoundThroughTheEndOfTheRefractoryPeriod() {
        Membrane membrane = new Membrane(10, 250, 0, 15, 0, 2, 0);
        CurrentLif neurons = new CurrentLif(membrane, 5, 5, 1);
        neurons.receive(0, 0, 4000, 1);
        neurons.fire(0, 1);
        double expected = 3 + new CurrentResponse(10, 5, 5).crossing(0, 15, 0, 16 * Math.exp(-0.4), 0);
        assertThat(neurons.nextSpike(0)).isCloseTo(expected, within(1e-13)).isBetween(3.0, 6.0);
    }

    @Test
    void askingChangesNothing() {
        CurrentLif asked = new CurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 100), 5, 3, 1);
        CurrentLif silent = new CurrentLif(new Membrane(10, 250, 0, 15, 0, 2, 100), 5, 3, 1);
        for (int k = 0; k < 20; k++) {
            asked.membrane(0, k + 0.5);
            asked.nextSpike(0);
            asked.receive(0, k % 2, 90 - 100 * (k % 2), k + 0.75);
            silent.receive(0, k % 2, 90 - 100 * (k % 2), k + 0.75);
        }
        assertThat(asked.membrane(0, 30)).isEqualTo(silent.membrane(0, 30));
        assertThat(asked.nextSpike(0)).isEqualTo(silent.nextSpike(0));
    }

    @Test
    void nonsenseIsRefused() {
        Membrane membrane = Membrane.ofUnitResistance(10, 0, 1, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurrentLif(membrane, 0, 5, 1))
                .withMessage("synaptic time constant must be a finite number > 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurrentLif(membrane, 1, 1, 1).setSynaptic(0, 0, Double.NaN))
                .withMessage("synaptic current must be a finite number, but is NaN");
    }
}
