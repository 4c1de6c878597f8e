package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.engram.integrator.Methods;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How strong a cue must be to recall the only memory of a network, with F(x) = [x]³: da/dt = (3 [x]² − a)/tau_f, dx/dt =
 * (tanh a − x)/tau_h. Below the threshold both die out. The values were computed by an independent program; tau_f = 1 ms.
 */
class RecallThresholdTest {
    private static final double ACCURACY = 1e-3;

    @ParameterizedTest
    @CsvSource({"0.01, 0.3684", "0.1, 0.4155", "0.3, 0.5138", "1, 0.8489", "3, 2.1088", "10, 34.54"})
    void memoriesThatStartSilentDemandAStrongerCueTheSlowerTheyAre(double tauH, double threshold) {
        double accuracy = ACCURACY * Math.max(1, 0.2 * threshold);
        assertThat(isRecalled(tauH, threshold - accuracy, 0)).isFalse();
        assertThat(isRecalled(tauH, threshold + accuracy, 0)).isTrue();
    }

    /** The threshold is then the unstable fixed point a = 3 tanh² a. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.3, 1, 3, 10})
    void memoriesThatStartDrivenDemandTheSameCueAtAnyRatio(double tauH) {
        double threshold = 0.36299;
        assertThat(isRecalled(tauH, threshold - ACCURACY, Math.tanh(threshold - ACCURACY)))
                .isFalse();
        assertThat(isRecalled(tauH, threshold + ACCURACY, Math.tanh(threshold + ACCURACY)))
                .isTrue();
    }

    private static boolean isRecalled(double tauH, double cue, double memory) {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Tanh(1), 1, new RectifiedPower(3, 3, 0), tauH, 0);
        var motion = new Motion(network, Methods.adaptive("imex", 1e-9), new double[] {cue}, new double[] {memory});
        return motion.until(50 * (1 + tauH)).v()[0] > 1;
    }
}
