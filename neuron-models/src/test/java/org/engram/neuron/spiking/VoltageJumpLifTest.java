package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoltageJumpLifTest {
    /** NEST's test neuron: 250 pF, 10 ms, 1000 pA from rest 0. */
    private static Membrane driven(double threshold) {
        return new Membrane(10, 250, 0, threshold, 0, 2, 1000);
    }

    /** The values are those of NEST's test of its neurons under constant current. */
    @Test
    void constantCurrentChargesTheMembraneExactly() {
        assertThat(new VoltageJumpLif(driven(1000), 1).membrane(0, 5)).isCloseTo(15.738773611494663, within(1e-13));
        assertThat(new VoltageJumpLif(driven(15), 1).nextSpike(0)).isCloseTo(4.700036292457356, within(1e-13));
    }

    /** r = 1 / (t_ref + tau ln((V_inf − reset)/(V_inf − threshold))) of the membrane 10 ms, 5 ms, 10 mV. */
    @ParameterizedTest
    @CsvSource({"10.5, 28.2125", "12, 43.6346", "15, 62.5543", "20, 83.8120"})
    void rateFollowsTheCurveWithoutNoise(double steady, double rate) {
        VoltageJumpLif neurons = new VoltageJumpLif(new Membrane(10, 10, 0, 10, 0, 5, steady), 1);
        for (int spike = 0; spike < 100; spike++) {
            neurons.fire(0, neurons.nextSpike(0));
        }
        double first = new VoltageJumpLif(new Membrane(10, 10, 0, 10, 0, 5, steady), 1).nextSpike(0);
        double interval = (neurons.nextSpike(0) - first) / 100;
        assertThat(1000 / interval).isCloseTo(rate, within(1e-4 * rate));
    }

    @Test
    void jumpThatReachesTheThresholdFiresAtItsArrival() {
        VoltageJumpLif neurons = new VoltageJumpLif(Membrane.ofUnitResistance(20, 0, 10, 0, 2), 1);
        neurons.receive(0, 0, 9.5, 1);
        assertThat(neurons.nextSpike(0)).isInfinite();
        neurons.receive(0, 0, 2, 2);
        assertThat(neurons.nextSpike(0)).isEqualTo(2);
    }

    @Test
    void whatArrivesDuringTheRefractoryPeriodIsLost() {
        VoltageJumpLif neurons = new VoltageJumpLif(Membrane.ofUnitResistance(20, 0, 10, 0, 2), 1);
        neurons.fire(0, 1);
        neurons.receive(0, 0, 5, 2.5);
        neurons.receive(0, 0, 5, 3);
        assertThat(neurons.membrane(0, 3.5)).isZero();
        neurons.receive(0, 0, 5, 3.5);
        assertThat(neurons.membrane(0, 3.5)).isEqualTo(5);
    }

    @Test
    void refractoryPeriodEndsAtItsExactTime() {
        VoltageJumpLif neurons = new VoltageJumpLif(driven(1000), 1);
        neurons.fire(0, 1.25);
        assertThat(neurons.membrane(0, 3.25)).isZero();
        assertThat(neurons.membrane(0, 8.25)).isCloseTo(15.738773611494663, within(1e-13));
        neurons.receive(0, 0, 0, 2);
        neurons.receive(0, 0, 0, 5);
        assertThat(neurons.membrane(0, 8.25)).isCloseTo(15.738773611494663, within(1e-13));
    }

    @Test
    void firesAgainAndAgainWithoutARefractoryPeriod() {
        VoltageJumpLif neurons = new VoltageJumpLif(new Membrane(10, 10, 0, 10, 0, 0, 20), 1);
        double before = 0;
        for (int spike = 0; spike < 1000; spike++) {
            double t = neurons.nextSpike(0);
            assertThat(t - before).isCloseTo(10 * Math.log(2), within(1e-11));
            neurons.fire(0, t);
            before = t;
        }
    }

    @Test
    void nonsenseIsRefusedWithWhatIsAccepted() {
        refused(
                () -> new Membrane(0, 1, 0, 1, 0, 0, 0),
                "membrane time constant must be a finite number > 0, but is 0.0");
        refused(() -> new Membrane(1, -1, 0, 1, 0, 0, 0), "capacitance must be a finite number > 0, but is -1.0");
        refused(
                () -> new Membrane(1, 1, Double.NaN, 1, 0, 0, 0),
                "resting potential must be a finite number, but is NaN");
        refused(
                () -> new Membrane(1, 1, 0, -50, -40, 0, 0),
                "reset must be below the threshold (-50.0 mV), but is -40.0");
        refused(
                () -> new Membrane(1, 1, 0, 1, 0, -2, 0),
                "refractory period must be a finite number >= 0, but is -2.0");
        Membrane membrane = Membrane.ofUnitResistance(1, 0, 1, 0, 0);
        refused(() -> new VoltageJumpLif(membrane, -1), "size must be a whole number >= 0, but is -1");
        refused(
                () -> new VoltageJumpLif(membrane, 1).setMembrane(0, Double.NaN),
                "membrane potential must be a finite number, but is NaN");
    }

    private static void refused(Runnable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
    }
}
