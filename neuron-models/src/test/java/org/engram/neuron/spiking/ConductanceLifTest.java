package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.engram.neuron.spiking.ConductanceLif.Receptor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductanceLifTest {
    /**
     * V at 0.1, 1, 5 and 30 ms; E_e = 0, E_i = −80 or −75. References: variation of constants, ∫ by mpmath's quadrature with
     * 30 digits.
     */
    @ParameterizedTest
    @CsvSource({
        "20, 5, 10, -60, -60, 0.1, 0.05, -80, -59.510351861605297, -55.916854945327552, -49.869624469197464, -57.029005025270695",
        "20, 5, 10, -60, -55, 0.4, 1.5, -80, -56.434986728661503, -62.465303164645454, -67.684580313062541, -72.888879410723247",
        "10, 3, 3, -65, -70, 0.2, 0, -75, -68.594072053843390, -59.155288631347690, -48.086035075450746, -62.937963425983575",
        "20, 0.5, 50, -60, -60, 3, 0.02, -80, -45.799943517550452, -18.324374769601051, -26.771170779497180, -56.699409300772854"
    })
    void potentialAgreesWithThirtyDigits(
            double tau,
            double excitatoryTau,
            double inhibitoryTau,
            double rest,
            double start,
            double excitation,
            double inhibition,
            double reversal,
            double at01,
            double at1,
            double at5,
            double at30) {
        Membrane membrane = Membrane.ofUnitResistance(tau, rest, 100, -60, 0);
        ConductanceLif neurons =
                new ConductanceLif(membrane, new Receptor(excitatoryTau, 0), new Receptor(inhibitoryTau, reversal), 1);
        neurons.setMembrane(0, start);
        neurons.receive(0, 0, excitation * tau, 0);
        neurons.receive(0, 1, inhibition * tau, 0);
        assertThat(neurons.membrane(0, 0.1)).isCloseTo(at01, within(5e-14));
        assertThat(neurons.membrane(0, 1)).isCloseTo(at1, within(5e-14));
        assertThat(neurons.membrane(0, 5)).isCloseTo(at5, within(5e-14));
        assertThat(neurons.membrane(0, 30)).isCloseTo(at30, within(5e-14));
    }

    /** Crossings of −50 mV: zeros of the same references. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.05, 4.71756215531572422", "0.06, 0, 7.46658798829467124"})
    void crossingsAgreeWithTwentySixDigits(double excitation, double inhibition, double expected) {
        assertThat(benchmark(excitation, inhibition).nextSpike(0)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void inhibitionThatWinsLeavesNoCrossing() {
        assertThat(benchmark(0.4, 4).nextSpike(0)).isInfinite();
    }

    /** Membrane and receptors of the conductance benchmark of Brette et al. 2007; conductances over capacitance, 1/ms. */
    private static ConductanceLif benchmark(double excitation, double inhibition) {
        Membrane membrane = new Membrane(20, 200, -60, -50, -60, 5, 0);
        ConductanceLif neurons = new ConductanceLif(membrane, new Receptor(5, 0), new Receptor(10, -80), 1);
        neurons.setSynaptic(0, 0, excitation * 200);
        neurons.setSynaptic(0, 1, inhibition * 200);
        return neurons;
    }

    @RepeatedTest(8)
    void noCrossingIsMissedAndNoneIsEarly(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        RandomGenerator random = new SplittableRandom(seed);
        int crossings = 0;
        for (int instance = 0; instance < 100; instance++) {
            double excitation = random.nextDouble(0.2);
            ConductanceLif neurons = benchmark(excitation, random.nextDouble(2 * excitation));
            neurons.setMembrane(0, random.nextDouble(-75, -50));
            double t = neurons.nextSpike(0);
            for (int k = 0; k < 200; k++) {
                double before = Math.min(t, 60) * k / 200;
                assertThat(neurons.membrane(0, before))
                        .as("seed %d, %d", seed, instance)
                        .isLessThan(-50 + 1e-12);
            }
            if (t < Double.POSITIVE_INFINITY) {
                crossings++;
                assertThat(neurons.membrane(0, t))
                        .as("seed %d, %d", seed, instance)
                        .isCloseTo(-50, within(1e-12));
            }
        }
        assertThat(crossings).as("seed %d", seed).isBetween(15, 85);
    }

    /** Reversal potentials on both sides of where the membrane starts, and a resting potential above the threshold too. */
    @RepeatedTest(8)
    void noSpikeIsEarlierThanItsBound(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        RandomGenerator random = new SplittableRandom(seed);
        int crossings = 0;
        for (int instance = 0; instance < 200; instance++) {
            Membrane membrane = new Membrane(20, 200, random.nextDouble(-70, -45), -50, -60, 5, 0);
            ConductanceLif neurons = new ConductanceLif(
                    membrane,
                    new Receptor(random.nextDouble(1, 10), random.nextDouble(-60, 0)),
                    new Receptor(random.nextDouble(1, 10), random.nextDouble(-80, -45)),
                    1);
            neurons.setMembrane(0, random.nextDouble(-90, -50));
            neurons.setSynaptic(0, 0, random.nextDouble(100));
            neurons.setSynaptic(0, 1, random.nextDouble(100));
            double t = neurons.nextSpike(0);
            assertThat(neurons.earliestSpike(0))
                    .as("seed %d, %d", seed, instance)
                    .isPositive()
                    .isLessThanOrEqualTo(t);
            crossings += t < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        assertThat(crossings).as("seed %d", seed).isBetween(20, 180);
    }

    @Test
    void boundIsTheSpikeItselfCloseToTheThreshold() {
        ConductanceLif neurons = benchmark(0.1, 0.05);
        neurons.setMembrane(0, -50 - 1e-4);
        assertThat(neurons.earliestSpike(0)).isCloseTo(neurons.nextSpike(0), within(1e-4 * neurons.nextSpike(0)));
    }

    @Test
    void oneStepIsAsExactAsMany() {
        ConductanceLif one = benchmark(0.08, 0.1);
        ConductanceLif many = benchmark(0.08, 0.1);
        for (int k = 1; k <= 1000; k++) {
            many.receive(0, 0, 0, k * 0.02);
        }
        assertThat(many.membrane(0, 20)).isCloseTo(one.membrane(0, 20), within(1e-12));
    }

    @Test
    void conductancesHaveNoSign() {
        ConductanceLif neurons = benchmark(0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neurons.receive(0, 1, -3, 0))
                .withMessage("weight of a conductance must be a finite number >= 0, but is -3.0");
    }
}
