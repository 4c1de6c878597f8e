package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.engram.integrator.Methods;
import org.engram.neuron.Identity;
import org.engram.neuron.Relu;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Motion along directions in which the energy is flat: it goes on, and no method may take it for a fixed point. */
class FlatDirectionsTest {
    /**
     * V. Fanaskov and I. Oseledets, Associative memory and dead neurons, arXiv:2410.13866: below threshold a state has no part in
     * the energy, but still relaxes, v = v_∞ + (v_0 − v_∞) exp(−t/tau_f). The other neurons are at their fixed point.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"imex", "dormand-prince-54", "dormand-prince-853", "higham-hall-54", "gragg-bulirsch-stoer"})
    void deadNeuronRelaxesThoughTheEnergyIsConstant(String method) {
        double[][] xi = {{0.5, 0.8}};
        RateNetwork network = Networks.of(xi, new Relu(0), 2, new Identity(), 1, 0.75, -1);
        var motion = new Motion(network, Methods.adaptive(method, 1e-11), new double[] {1, -3}, new double[] {0.5});
        double energy = motion.energy();
        for (double t = 1; t <= 20; t++) {
            motion.until(t);
            double expected = -0.6 - 2.4 * Math.exp(-t / 2);
            assertThat(motion.v())
                    .as("%s at %s ms", method, t)
                    .containsExactly(new double[] {1, expected}, within(1e-9));
            assertThat(motion.energy()).as("%s at %s ms", method, t).isCloseTo(energy, within(1e-12));
        }
    }

    /**
     * Outputs of a softmax do not change when all states are shifted together (arXiv:2008.06996, section 3.2): nor do the
     * energy and the motion of the feature neurons, and the shift decays as exp(−leak t/tau_h).
     */
    @ParameterizedTest
    @ValueSource(doubles = {-5, 0.5, 40})
    void sharedShiftOfSoftmaxNeuronsDecaysUnnoticed(double shift) {
        var random = new SplittableRandom(7);
        RateNetwork network = Networks.random(new Tanh(1), 2, new Softmax(2), 0.5, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = Networks.state(network.memories(), random);
        double[] shifted = Arrays.stream(h).map(x -> x + shift).toArray();
        var motion = new Motion(network, Methods.adaptive("dormand-prince-853", 1e-13), v, h);
        var other = new Motion(network, Methods.adaptive("dormand-prince-853", 1e-13), v, shifted);
        assertThat(other.energy()).isCloseTo(motion.energy(), within(1e-12));
        for (double t = 0.5; t <= 3; t += 0.5) {
            assertThat(other.until(t).v()).containsExactly(motion.until(t).v(), within(1e-12));
            double left = shift * Math.exp(-network.memories().leak() * t / 0.5);
            double[] expected = Arrays.stream(motion.h()).map(x -> x + left).toArray();
            assertThat(other.h()).containsExactly(expected, within(1e-11));
        }
    }
}
