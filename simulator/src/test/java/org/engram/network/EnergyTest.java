package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The energy of arXiv:2008.06996, eq. 2, its reductions (eq. 8, 13, 21) and its closed-form derivative (eq. 4). */
class EnergyTest {
    private static final double ROUNDING = 1e-14;

    /** Of a central difference quotient: its error is below 1e-9 of the terms of the energy. */
    private static final double DISPLACEMENT = 1e-5;

    static Stream<Pair> pairs() {
        return Pair.convex();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void energyIsThePrintedOne(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(1, 1, random);
        double[] v = Networks.state(network.features(), random);
        double[] h = Networks.state(network.memories(), random);
        var dynamics = network.dynamics();
        requireClose(pair, dynamics.energy(dynamics.state(v, h)), new PrintedEquations(network).energy(v, h));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void reducedEnergyIsTheFullOneWhereMemoriesFollow(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(1, 0, random);
        double[] v = Networks.state(network.features(), random);
        var printed = new PrintedEquations(network);
        requireClose(pair, network.dynamics().energy(v), printed.energy(v, printed.followingMemories(v)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void reducedEnergyIsTheFullOneWhereFeaturesFollow(Pair pair) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(0, 1, random);
        double[] h = Networks.state(network.memories(), random);
        var printed = new PrintedEquations(network);
        requireClose(pair, network.dynamics().energy(h), printed.energy(printed.followingFeatures(h), h));
    }

    private static void requireClose(Pair pair, Energy energy, double expected) {
        assertThat(energy.value()).as("%s", pair).isCloseTo(expected, within(10 * ROUNDING * (1 + energy.magnitude())));
        assertThat(energy.magnitude()).as("%s", pair).isGreaterThanOrEqualTo(Math.abs(energy.value()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void rateIsTheDerivativeOfTheEnergyAlongTheMotion(Pair pair) {
        requireDerivative(pair, 2, 0.5);
        requireDerivative(pair, 0.5, 2);
        requireDerivative(pair, 2, 0);
        requireDerivative(pair, 0, 2);
    }

    private static void requireDerivative(Pair pair, double tauF, double tauH) {
        RandomGenerator random = pair.random();
        RateNetwork network = pair.network(tauF, tauH, random);
        var dynamics = network.dynamics();
        double[] y =
                dynamics.state(Networks.state(network.features(), random), Networks.state(network.memories(), random));
        double[] slopes = new double[y.length];
        dynamics.derivatives(y, slopes);
        double dt = DISPLACEMENT / Networks.largest(slopes);
        double difference = energyAfter(dt, dynamics, y, slopes) - energyAfter(-dt, dynamics, y, slopes);
        double rate = dynamics.energyRate(y, slopes);
        assertThat(rate)
                .as("%s, tau_f %s ms, tau_h %s ms", pair, tauF, tauH)
                .isNegative()
                .isCloseTo(difference / (2 * dt), within(1e-6 * Math.abs(rate)));
    }

    private static double energyAfter(double dt, RateDynamics dynamics, double[] y, double[] slopes) {
        double[] moved = IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] + dt * slopes[i])
                .toArray();
        return dynamics.energy(moved).value();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void energyAndRateOfAStateJustEvaluatedCostNoPass(Pair pair) {
        requireNoPass(pair, 2, 0.5);
        requireNoPass(pair, 0.5, 2);
        requireNoPass(pair, 2, 0);
        requireNoPass(pair, 0, 2);
    }

    private static void requireNoPass(Pair pair, double tauF, double tauH) {
        RandomGenerator random = pair.random();
        var dynamics = pair.network(tauF, tauH, random).dynamics();
        double[] y = Networks.normal(dynamics.getDimension(), 1, random);
        double[] slopes = new double[y.length];
        dynamics.derivatives(y, slopes);
        long passes = dynamics.passes();
        dynamics.energy(y);
        dynamics.energyRate(y, slopes);
        dynamics.derivatives(y, slopes);
        assertThat(dynamics.passes()).as("%s", pair).isEqualTo(passes);
        y[0] += 1;
        dynamics.energy(y);
        assertThat(dynamics.passes()).as("%s", pair).isGreaterThan(passes);
    }
}
