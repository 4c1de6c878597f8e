package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.PerNeuron;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Sign;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearisationTest {
    /** Against all eigenvalues of the whole Jacobian, for activations whose Hessians have full rank. */
    @RepeatedTest(20)
    void theLargestEigenvalueIsThatOfTheJacobian(RepetitionInfo repetition) {
        requireEigenvalueOfTheJacobian(0, repetition);
    }

    @RepeatedTest(20)
    void soItIsWhereEachNeuronHasATimeConstantOfItsOwn(RepetitionInfo repetition) {
        requireEigenvalueOfTheJacobian(2, repetition);
    }

    private static void requireEigenvalueOfTheJacobian(double spread, RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Activation memories = random.nextBoolean() ? new Sigmoid(3, 0.2) : new Tanh(2);
        double tauF = Math.exp(4 * random.nextGaussian());
        RateNetwork equal = Networks.random(new Tanh(1.5), tauF, memories, 1, random);
        RateNetwork network = spread == 0 ? equal : Networks.withSpread(equal, spread, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = Networks.state(network.memories(), random);
        double expected = Arrays.stream(
                        new EigenDecomposition(new Array2DRowRealMatrix(jacobian(network, v, h))).getRealEigenvalues())
                .max()
                .orElseThrow();
        assertThat(Linearisation.largestEigenvalue(network, v, h))
                .as("seed %d", repetition.getCurrentRepetition())
                .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
    }

    /** By central differences. */
    private static double[][] jacobian(RateNetwork network, double[] v, double[] h) {
        RateDynamics dynamics = network.dynamics();
        double[] y = dynamics.state(v, h);
        double[][] jacobian = new double[y.length][y.length];
        double step = 1e-5;
        double[] above = new double[y.length];
        double[] below = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            double[] moved = y.clone();
            moved[k] = y[k] + step;
            dynamics.derivatives(moved, above);
            moved[k] = y[k] - step;
            dynamics.derivatives(moved, below);
            for (int i = 0; i < y.length; i++) {
                jacobian[i][k] = (above[i] - below[i]) / (2 * step);
            }
        }
        return jacobian;
    }

    /** Two antipodal memories of one feature neuron: (1 + λ) (1 + tau_h λ) = β (1 − v²) at v = tanh(β v). */
    @ParameterizedTest
    @CsvSource({"0.1, -.81879", "1, -.59211", "10, -.08188", "0, -.83362"})
    void relaxationRatesOfTwoAntipodalMemories(double tauH, double rate) {
        double v = 0.957504;
        RateNetwork network = Networks.of(new double[][] {{1}, {-1}}, new Identity(), 1, new Softmax(2), tauH, 0);
        assertThat(Linearisation.largestEigenvalue(network, new double[] {v}, new double[] {v, -v}))
                .isCloseTo(rate, within(1e-3 * Math.abs(rate)));
    }

    @Test
    void whereNothingRespondsTheSlowerLayerDecaysByItself() {
        RateNetwork network = Networks.of(new double[][] {{1, -1}}, new Sign(), 10, new Tanh(1), 1, 0, 0);
        assertThat(Linearisation.largestEigenvalue(network, new double[] {1, -1}, new double[] {2}))
                .isEqualTo(-0.1);
    }

    @Test
    void amongNeuronsThatDoNotRespondTheSlowestDecaysByItself() {
        var features = new Layer("feature", new Sign(), PerNeuron.of(2, 10), 1, new double[2]);
        var memories = new Layer("memory", new Tanh(1), 1, 1, new double[1]);
        RateNetwork network = Networks.of(new double[][] {{1, -1}}, features, memories);
        assertThat(Linearisation.largestEigenvalue(network, new double[] {1, -1}, new double[] {2}))
                .isEqualTo(-0.1);
    }

    @Test
    void whereOutputsAreNotFiniteThereIsNone() {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Tanh(1), 1, new Exponential(1), 1, 0);
        assertThat(Linearisation.largestEigenvalue(network, new double[] {1}, new double[] {1e3}))
                .isNaN();
        assertThat(Linearisation.largestEigenvalue(network, new double[] {Double.NaN}, new double[] {1}))
                .isNaN();
    }

    @Test
    void withoutConvexLagrangiansThereIsNone() {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Tanh(1), 1, new Power(3, 1), 1, 0);
        assertThat(Linearisation.largestEigenvalue(network, new double[] {1}, new double[] {1}))
                .isNaN();
    }

    /** The threshold of recall with F(x) = [x]³ is an unstable fixed point, the memory a stable one. */
    @Test
    void theMemoryIsStableAndItsThresholdIsNot() {
        RateNetwork network = Networks.of(new double[][] {{1}}, new Tanh(1), 1, new RectifiedPower(3, 3, 0), 0.5, 0);
        double threshold = 0.36299;
        double memory = 3 * Math.pow(Math.tanh(2.92), 2);
        assertThat(Linearisation.largestEigenvalue(
                        network, new double[] {threshold}, new double[] {Math.tanh(threshold)}))
                .isPositive();
        assertThat(Linearisation.largestEigenvalue(network, new double[] {memory}, new double[] {Math.tanh(memory)}))
                .isNegative();
    }
}
