package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.engram.neuron.Identity;
import org.engram.neuron.Softmax;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right-hand sides and implicit stages against arXiv:2008.06996, eq. 1, whichever layer is the fast one. */
class EquationsOfMotionTest {
    private static final double ROUNDING = 1e-13;

    static Stream<Pair> pairs() {
        return Pair.convex();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void slopesAreThePrintedOnesWhereMemoriesAreFast(Pair pair) {
        requirePrintedSlopes(pair, 2, 0.5);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void slopesAreThePrintedOnesWhereFeaturesAreFast(Pair pair) {
        requirePrintedSlopes(pair, 0.5, 2);
    }

    private static void requirePrintedSlopes(Pair pair, double tauF, double tauH) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(tauF, tauH, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = Networks.state(network.memories(), random);
        var printed = new PrintedEquations(network);
        var dynamics = network.dynamics();
        assertThat(dynamics).isInstanceOf(FullDynamics.class);
        requireClose(
                pair,
                slopes(dynamics, dynamics.state(v, h)),
                joined(printed.featureSlopes(v, h), printed.memorySlopes(v, h)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void memoriesFollowAtOnceWhereTheirTimeConstantIsZero(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(2, 0, random);
        double[] v = Networks.state(network.features(), random);
        var printed = new PrintedEquations(network);
        double[] h = printed.followingMemories(v);
        var dynamics = network.dynamics();
        requireClose(pair, slopes(dynamics, dynamics.state(v, h)), printed.featureSlopes(v, h));
        requireExpansion(pair, dynamics, v, h);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void featuresFollowAtOnceWhereTheirTimeConstantIsZero(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(0, 2, random);
        double[] h = Networks.state(network.memories(), random);
        var printed = new PrintedEquations(network);
        double[] v = printed.followingFeatures(h);
        var dynamics = network.dynamics();
        requireClose(pair, slopes(dynamics, dynamics.state(v, h)), printed.memorySlopes(v, h));
        requireExpansion(pair, dynamics, v, h);
    }

    private static void requireExpansion(Pair pair, RateDynamics dynamics, double[] v, double[] h) {
        double[] expandedV = new double[v.length];
        double[] expandedH = new double[h.length];
        dynamics.expand(dynamics.state(v, h), expandedV, expandedH);
        requireClose(pair, expandedV, v);
        requireClose(pair, expandedH, h);
    }

    /** h ← h + response (xi g(v) + I), and the drive of the feature neurons from the new h. */
    @ParameterizedTest
    @MethodSource("pairs")
    void memoriesRespondWithinAPass(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(2, 0.5, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = Networks.state(network.memories(), random);
        var dynamics = network.dynamics();
        double[] y = dynamics.state(v, h);
        double[] drives = new double[y.length];
        double[] responses = random.doubles(y.length, 0, 2).toArray();
        dynamics.pass(y, responses, drives);
        var printed = new PrintedEquations(network);
        for (int mu = 0; mu < h.length; mu++) {
            double drive =
                    0.5 * printed.memorySlopes(v, h)[mu] + network.memories().leak() * h[mu];
            assertThat(drives[v.length + mu]).as("%s", pair).isCloseTo(drive, within(ROUNDING * (1 + Math.abs(drive))));
            h[mu] += responses[v.length + mu] * drives[v.length + mu];
        }
        requireClose(pair, y, joined(v, h));
        for (int i = 0; i < v.length; i++) {
            double drive =
                    2 * printed.featureSlopes(v, h)[i] + network.features().leak() * v[i];
            assertThat(drives[i]).as("%s", pair).isCloseTo(drive, within(ROUNDING * (1 + Math.abs(drive))));
        }
        assertThat(dynamics.passes()).isEqualTo(1);
    }

    /** The products of a pass are enough for the energy of every state with the same h. */
    @ParameterizedTest
    @MethodSource("pairs")
    void energyAfterAPassCostsNoOther(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(2, 0.5, random);
        var dynamics = network.dynamics();
        double[] y = Networks.normal(dynamics.getDimension(), 1, random);
        dynamics.pass(y, y.clone(), y.clone());
        System.arraycopy(
                Networks.state(network.features(), random),
                0,
                y,
                0,
                network.features().size());
        double energy = dynamics.energyWithLastPass(y).value();
        assertThat(dynamics.passes()).isEqualTo(1);
        Energy expected = network.dynamics().energy(y);
        assertThat(energy).as("%s", pair).isCloseTo(expected.value(), within(ROUNDING * (1 + expected.magnitude())));
    }

    /** From above, as the full energy is least in the states of slave neurons that follow. */
    @Test
    void energyOfAnAdiabaticNetworkAfterAPassNearbyIsGoodToSecondOrder() {
        var random = new SplittableRandom(4);
        RateNetwork network = Networks.random(new Tanh(1), 1, new Softmax(2), 0, random);
        var dynamics = network.dynamics();
        double[] y = Networks.state(network.features(), random);
        double energy = network.dynamics().energy(y).value();
        double[] excess = new double[2];
        for (int i = 0; i < 2; i++) {
            double distance = 1e-2 / (i + 1);
            double[] nearby = Arrays.stream(y).map(x -> x + distance).toArray();
            dynamics.pass(nearby, nearby.clone(), nearby.clone());
            excess[i] = dynamics.energyWithLastPass(y).value() - energy;
        }
        assertThat(excess[0]).isPositive();
        assertThat(excess[0] / excess[1]).isCloseTo(4, within(0.2));
    }

    /** Whatever was asked in between of other states. */
    @ParameterizedTest
    @MethodSource("pairs")
    void productsThatAreKeptAreThoseOfTheStateAskedFor(Pair pair) {
        for (double tauH : new double[] {0, 0.5, 2}) {
            RandomGenerator random = pair.random();
            RateNetwork network = pair.network(1, tauH, random);
            var dynamics = network.dynamics();
            double[] y = Networks.normal(dynamics.getDimension(), 1, random);
            double[] other = Networks.normal(y.length, 1, random);
            double[] slopes = slopes(dynamics, y);
            dynamics.energyRate(other, slopes.clone());
            assertThat(dynamics.energy(y))
                    .as("%s", pair)
                    .isEqualTo(network.dynamics().energy(y));
            dynamics.pass(other, y.clone(), new double[y.length]);
            assertThat(slopes(dynamics, y)).as("%s", pair).containsExactly(slopes);
        }
    }

    @Test
    void passOfAnAdiabaticNetworkGivesTheDriveOfItsRightHandSide() {
        var random = new SplittableRandom(1);
        var dynamics =
                Networks.random(new Identity(), 1, new Softmax(1), 0, random).dynamics();
        double[] y = Networks.state(dynamics.network().features(), random);
        double[] drives = new double[y.length];
        dynamics.pass(y, new double[y.length], drives);
        double[] slopes = slopes(dynamics, y);
        double leak = dynamics.network().features().leak();
        Arrays.setAll(slopes, i -> slopes[i] + leak * y[i]);
        assertThat(drives).containsExactly(slopes, within(1e-14));
    }

    /** Rows in several groups, so that the softmax is put together from several running maxima. */
    @Test
    void softmaxOverManyMemoriesIsNormalisedOnce() {
        var random = new SplittableRandom(2);
        double[][] xi = new double[20_000][];
        Arrays.setAll(xi, mu -> Networks.normal(60, 1, random));
        RateNetwork network = Networks.of(xi, new Tanh(1), 1, new Softmax(2), 0, new double[60]);
        double[] v = Networks.state(network.features(), random);
        var printed = new PrintedEquations(network);
        assertThat(network.synapses().groups()).isGreaterThan(1);
        assertThat(slopes(network.dynamics(), v))
                .containsExactly(printed.featureSlopes(v, printed.followingMemories(v)), within(1e-12));
    }

    @Test
    void discreteUpdateIsAnEulerStepOfLengthTau() {
        var random = new SplittableRandom(3);
        RateNetwork network = Networks.random(new Tanh(1), 2.5, new Softmax(2), 0, random);
        var dynamics = (AdiabaticDynamics) network.dynamics();
        double[] v = Networks.state(network.features(), random);
        double[] expected = v.clone();
        double[] slopes = slopes(dynamics, v);
        Arrays.setAll(expected, i -> v[i] + 2.5 * slopes[i]);
        dynamics.update(v, v);
        assertThat(v).containsExactly(expected, within(1e-14));
    }

    private static double[] slopes(RateDynamics dynamics, double[] y) {
        double[] slopes = new double[y.length];
        dynamics.derivatives(y, slopes);
        return slopes;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static void requireClose(Pair pair, double[] actual, double[] expected) {
        assertThat(actual)
                .as("%s", pair)
                .containsExactly(expected, within(ROUNDING * (1 + Networks.largest(expected))));
    }
}
