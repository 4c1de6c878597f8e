package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.engram.neuron.spiking.Membrane;
import org.engram.neuron.spiking.VoltageJumpLif;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifRateTest {
    /** membrane, refractory, bias, rate, x; output, Lagrangian and conjugate by mpmath's quadrature with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "5, 2, 0, 167, 1.0625, 0.37040697998502967, 0.0185639989647217401, 0.374993417269372284",
        "5, 2, 0, 167, 1.5, 0.799142513026856229, 0.286758351965904259, 0.911955417574380085",
        "5, 2, 0, 167, 3, 1.48684875156421748, 2.071763079567795, 2.38878317512485744",
        "5, 2, 0, 167, 1000, 2.9865418856657298, 2947.40926075996179, 39.1326249057680066",
        "5, 2, 1, 10065, 1.0625, 0.0186879973742052949, 0.0138405459924884758, 0.00601545121760465009",
        "5, 2, 1, 10065, 3, 0.0288953868931402153, 0.0612902441950623767, 0.0253959164843582691",
        "10, 0, 0.5, 100, 1.0625, 0.978807594485608843, 0.361366771665468534, 0.678616297475490862",
        "10, 0, 0.5, 100, 1000, 999.999916666661111, 499999.223700557904, 500000.692966103207"
    })
    void agreesWithFortyDigits(
            double membrane,
            double refractory,
            double bias,
            double rate,
            double x,
            double output,
            double lagrangian,
            double conjugate) {
        LifRate activation = new LifRate(membrane, refractory, bias, rate);
        assertThat(activation.output(x)).isCloseTo(output, within(4e-16 * output));
        assertThat(activation.lagrangian(x)).isCloseTo(lagrangian, within(2e-15 * lagrangian));
        assertThat(activation.conjugate(x)).isCloseTo(conjugate, within(2e-15 * conjugate));
    }

    @Test
    void isTheRateOfTheSpikingNeuron() {
        LifRate activation = new LifRate(5, 2, 0.25, 100);
        VoltageJumpLif neuron = new VoltageJumpLif(new Membrane(5, 5, 0, 1, 0, 2, 1.5 + 0.25), 1);
        double first = neuron.nextSpike(0);
        neuron.fire(0, first);
        assertThat(activation.output(1.5)).isCloseTo(10 / (neuron.nextSpike(0) - first), within(1e-14));
    }

    @Test
    void isSilentAtAndBelowThreshold() {
        LifRate activation = new LifRate(5, 2, 0.25, 100);
        for (double x : new double[] {-1e6, 0, 0.75}) {
            assertThat(activation.output(x)).isZero();
            assertThat(activation.lagrangian(x)).isZero();
            assertThat(activation.conjugate(x)).isZero();
        }
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifRate(0, 2, 0, 1))
                .withMessage("membrane must be a finite number > 0, but is 0.0");
    }
}
