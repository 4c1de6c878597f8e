package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of arXiv:1606.01164 against the energy itself. */
class EnergyDifferenceRuleTest {
    private static final int FEATURES = 9;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyNeuronTakesTheValueOfLowerEnergy(int seed) {
        for (Activation memories :
                new Activation[] {new Power(2, 1), new Power(3, 1), new RectifiedPower(3, 1, 0), new Exponential(0.5)
                }) {
            requireLowerEnergies(memories, seed);
        }
    }

    private static void requireLowerEnergies(Activation memories, int seed) {
        var random = new SplittableRandom(seed);
        double[][] xi = new double[5][];
        for (int mu = 0; mu < xi.length; mu++) {
            xi[mu] = Networks.normal(FEATURES, 1, random);
        }
        double[] input = Networks.normal(FEATURES, 3, random);
        var dynamics = (AdiabaticDynamics)
                Networks.of(xi, new Sign(), 1, memories, 0, input).dynamics();
        var rule = new EnergyDifferenceRule(dynamics);
        double[] sigma = Networks.bipolar(FEATURES, random);
        rule.start(sigma);
        for (int i = 0; i < FEATURES; i++) {
            double[] expected = sigma.clone();
            expected[i] = energy(dynamics, sigma, i, 1) < energy(dynamics, sigma, i, -1) ? 1 : -1;
            int changed = rule.sweep(sigma, new int[] {i});
            assertThat(sigma).as("%s, seed %d, neuron %d", memories, seed, i).containsExactly(expected);
            assertThat(changed).isBetween(0, 1);
        }
    }

    private static double energy(AdiabaticDynamics dynamics, double[] sigma, int neuron, double value) {
        double[] other = sigma.clone();
        other[neuron] = value;
        return dynamics.energy(other).value();
    }

    /** Two memories that agree in neuron 0 only leave neuron 1 undecided. */
    @Test
    void neuronStaysAsItIsWhereBothValuesHaveTheSameEnergy() {
        var dynamics = (AdiabaticDynamics) Networks.of(
                        new double[][] {{1, 1}, {1, -1}}, new Sign(), 1, new Power(4, 1), 0, 0, 0)
                .dynamics();
        for (double value : new double[] {-1, 1}) {
            var rule = new EnergyDifferenceRule(dynamics);
            double[] sigma = {1, value};
            rule.start(sigma);
            assertThat(rule.sweep(sigma, new int[] {1, 0, 1})).isZero();
            assertThat(sigma).containsExactly(1, value);
        }
    }

    @Test
    void startAndSweepCostOnePassEach() {
        var dynamics = (AdiabaticDynamics) Networks.of(new double[][] {{1, 1}}, new Sign(), 1, new Power(4, 1), 0, 0, 0)
                .dynamics();
        var rule = new EnergyDifferenceRule(dynamics);
        double[] sigma = {0.3, -2};
        rule.start(sigma);
        assertThat(sigma).containsExactly(1, -1);
        assertThat(dynamics.passes()).isEqualTo(1);
        rule.sweep(sigma, new int[] {0, 1});
        assertThat(dynamics.passes()).isEqualTo(2);
    }
}
