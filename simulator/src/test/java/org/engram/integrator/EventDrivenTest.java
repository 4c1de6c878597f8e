package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engram.connectivity.DirectedSynapses;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;
import org.engram.connectivity.ValuePatterns;
import org.engram.network.Layer;
import org.engram.network.Networks;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Activation;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Sign;
import org.engram.neuron.Softmax;
import org.engram.neuron.Step;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of sign and step neurons from switch to switch. */
class EventDrivenTest {
    private static final Integrator EVENT = Methods.adaptive("event", 1e-6);
    private static final int DRAWS = 5;

    /** A network whose motion has a closed form. */
    private record Kind(Activation features, double tauF, Activation memories, double tauH) {
        RateNetwork draw(Random random) {
            return Networks.random(features, tauF, memories, tauH, random);
        }
    }

    private static Stream<Kind> exactKinds() {
        return Stream.of(
                new Kind(new Sign(), 10, new Sign(), 3),
                new Kind(new Sign(), 1, new Step(0.3), 1),
                new Kind(new Step(-0.1), 2, new Step(0.2), 20),
                new Kind(new Sign(), 10, new Softmax(2), 0),
                new Kind(new Step(0.1), 10, new Power(4, 0.5), 0),
                new Kind(new Sign(), 10, new Step(0.2), 0),
                new Kind(new Tanh(2), 0, new Step(0.2), 5),
                new Kind(new Identity(), 10, new Step(0.2), 0),
                new Kind(new Sign(), 0, new Identity(), 4),
                new Kind(new Identity(), 10, new Step(0.2), 3),
                new Kind(new Identity(), 2, new Sign(), 20),
                new Kind(new Sign(), 5, new Identity(), 5));
    }

    private static Integrator withLongestStep(double longest) {
        return Methods.adaptive("event", new Tolerance(1, 1, OptionalDouble.of(longest), OptionalDouble.empty()));
    }

    private static double[] start(RateNetwork network, RateDynamics dynamics, Random random) {
        return dynamics.state(Networks.state(network.features(), random), Networks.state(network.memories(), random));
    }

    @ParameterizedTest
    @MethodSource("exactKinds")
    void everyStepSolvesTheEquationsOfMotionAndBeginsWhereTheOneBeforeEnded(Kind kind) {
        int steps = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            var random = new Random(draw);
            RateNetwork network = kind.draw(random);
            RateDynamics fresh = network.dynamics();
            double[] y = start(network, fresh, random);
            double[] before = y.clone();
            String seed = "draw " + draw;
            var count = new int[1];
            withLongestStep(0.1).integrate(network.dynamics(), 0, y, 20, step -> {
                count[0]++;
                ContinuousMethodsTest.requireFirstStates(step, 0.5 * (step.start() + step.end()), before.length);
                requireSolution(step, fresh, before, seed);
                return true;
            });
            assertThat(y).as(seed).containsExactly(before);
            steps += count[0];
        }
        assertThat(steps).isGreaterThan(DRAWS);
    }

    private static void requireSolution(
            org.engram.integrator.Step step, RateDynamics fresh, double[] before, String seed) {
        double[] y = new double[before.length];
        double[] slope = new double[before.length];
        double[] expected = new double[before.length];
        double span = step.end() - step.start();
        double[] change = new double[before.length];
        double[] weights = {7, 32, 12, 32, 7};
        for (int k = 0; k < weights.length; k++) {
            step.at(step.start() + k * span / 4, y, slope);
            for (int i = 0; i < y.length; i++) {
                change[i] += span * weights[k] / 90 * slope[i];
            }
            if (k == 2) {
                fresh.derivatives(y, expected);
                assertThat(slope).as("%s, t = %s", seed, step.start()).containsExactly(expected, within(1e-10));
            }
        }
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).as(seed).isCloseTo(before[i] + change[i], within(1e-8));
        }
        System.arraycopy(y, 0, before, 0, y.length);
    }

    @ParameterizedTest
    @MethodSource("exactKinds")
    void energyNeverRises(Kind kind) {
        for (int draw = 0; draw < DRAWS; draw++) {
            var random = new Random(draw);
            RateNetwork network = kind.draw(random);
            RateDynamics dynamics = network.dynamics();
            double[] y = start(network, dynamics, random);
            List<Double> energies = new ArrayList<>(List.of(dynamics.energy(y).value()));
            EVENT.integrate(
                    dynamics,
                    0,
                    y,
                    60,
                    step -> energies.add(dynamics.energyWithLastPass(y).value()));
            for (int k = 1; k < energies.size(); k++) {
                assertThat(energies.get(k)).as("draw %d", draw).isLessThanOrEqualTo(energies.get(k - 1) + 1e-12);
            }
            assertThat(energies.get(energies.size() - 1))
                    .isCloseTo(network.dynamics().energy(y).value(), within(1e-12));
        }
    }

    @RepeatedTest(5)
    void isTheLimitOfSteepActivations(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RateNetwork network = new Kind(new Sign(), 10, new Step(0.3), 3).draw(new Random(seed));
        double rough = distanceFrom(steep(network, 1e2), network, seed);
        double close = distanceFrom(steep(network, 1e4), network, seed);
        assertThat(close).as("seed %d", seed).isLessThan(1e-2).isLessThan(0.2 * rough);
    }

    private static RateNetwork steep(RateNetwork network, double gain) {
        return new RateNetwork(
                with(network.features(), new Tanh(gain)),
                with(network.memories(), new Sigmoid(gain, 0.3)),
                network.synapses());
    }

    private static Layer with(Layer layer, Activation activation) {
        return new Layer(layer.name(), activation, layer.taus(), layer.leak(), layer.input());
    }

    private static double distanceFrom(RateNetwork steep, RateNetwork network, int seed) {
        double[] expected = start(network, network.dynamics(), new Random(seed + 1000));
        double[] y = expected.clone();
        Methods.adaptive("dormand-prince-54", 1e-8).integrate(steep.dynamics(), 0, expected, 12, Methods.UNOBSERVED);
        EVENT.integrate(network.dynamics(), 0, y, 12, Methods.UNOBSERVED);
        return IntStream.range(0, y.length)
                .mapToDouble(i -> Math.abs(y[i] - expected[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void crossesAtTheTimeOfTheClosedForm() {
        double tau = 10;
        RateNetwork network = Networks.of(new double[][] {{2}}, new Sign(), tau, new Step(5), 1, 1.5);
        double[] y = {-1, 0};
        List<Double> ends = new ArrayList<>();
        withLongestStep(1e3).integrate(network.dynamics(), 0, y, 30, step -> ends.add(step.end()));
        assertThat(ends).hasSize(2);
        assertThat(ends.get(0)).isCloseTo(tau * Math.log((1.5 + 1) / 1.5), within(1e-14));
        assertThat(y[0]).isCloseTo(1.5 - 2.5 * Math.exp(-3), within(1e-14));
    }

    @Test
    void neuronsAtTheirThresholdTakeTheSideToWhichTheyAreDriven() {
        double[] input = {1, -1, 0};
        RateNetwork network = Networks.of(new double[][] {{0, 0, 0}}, new Sign(), 1, new Step(5), 1, input);
        double[] y = new double[4];
        EVENT.integrate(network.dynamics(), 0, y, 1, Methods.UNOBSERVED);
        double reached = 1 - Math.exp(-1);
        assertThat(y).containsExactly(new double[] {reached, -reached, 0, 0}, within(1e-14));
    }

    @Test
    void simultaneousSwitchesComeInOrderAndEachFindsTheOutputsOfThoseBefore() {
        // Both neurons start at the threshold and are driven up, but whichever fires first inhibits the other.
        double[][] xi = {{3, -3}};
        RateNetwork network = Networks.of(xi, new Step(0), 1, new Identity(), 0, 1, 1);
        double[] y = new double[2];
        EVENT.integrate(network.dynamics(), 0, y, 30, Methods.UNOBSERVED);
        assertThat(y).containsExactly(new double[] {10, -8}, within(1e-9));
    }

    @Test
    void neuronThatSlidesAlongItsThresholdEndsTheRun() {
        Synapses forward = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{0, 1}}), 1);
        Synapses backward = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{0, -1}}), 1);
        RateNetwork network = new RateNetwork(
                new Layer("feature", new Sign(), 10, 1, new double[] {0, 0.5}),
                new Layer("memory", new Identity(), 0, 1, new double[1]),
                new DirectedSynapses(forward, backward));
        assertThatThrownBy(() -> EVENT.integrate(network.dynamics(), 0, new double[] {1, 1}, 100, Methods.UNOBSERVED))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("feature neuron 1 switches without end at t = 10.986")
                .hasMessageContaining("Choose `imex`");
    }

    @Test
    void spiralTowardsTwoThresholdsEndsTheRun() {
        Synapses forward = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{1}}), 1);
        Synapses backward = Storage.FLOAT64.build(new ValuePatterns(new double[][] {{-1}}), 1);
        RateNetwork network = new RateNetwork(
                new Layer("feature", new Sign(), 10, 1, new double[1]),
                new Layer("memory", new Sign(), 10, 1, new double[1]),
                new DirectedSynapses(forward, backward));
        assertThatThrownBy(() -> EVENT.integrate(network.dynamics(), 0, new double[] {1, 0.5}, 1e6, Methods.UNOBSERVED))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("neuron 0 switches without end");
    }

    /**
     * Kafraj, Krotov and Latham, arXiv:2601.00984: 10 threshold memory neurons, most of whose 1024 states are stable. The
     * shares are means over 300 draws; tolerances are three standard errors of 24 draws.
     */
    @ParameterizedTest
    @CsvSource({"50, 0.547, 0.09", "100, 0.848, 0.07", "200, 0.986, 0.016"})
    void binaryStatesOfThresholdMemoriesStandStillWhereTheirDrivesAgreeWithThem(
            int features, double expected, double tolerance) {
        int draws = 24;
        int every = 7;
        int stable = 0;
        int states = 0;
        for (int draw = 0; draw < draws; draw++) {
            var random = new Random(draw);
            double[][] xi = new double[10][];
            Arrays.setAll(xi, mu -> Networks.normal(features, 1 / Math.sqrt(features), random));
            RateNetwork network = Networks.of(xi, new Identity(), 10, new Step(0.5), 1, new double[features]);
            for (int state = 0; state < 1024; state += every) {
                boolean stays = standsStill(network, state);
                assertThat(stays).as("draw %d, state %d", draw, state).isEqualTo(agrees(network, state));
                stable += stays ? 1 : 0;
                states++;
            }
        }
        assertThat((double) stable / states).isCloseTo(expected, within(tolerance));
    }

    private static double[] outputs(int state) {
        return IntStream.range(0, 10).mapToDouble(mu -> state >> mu & 1).toArray();
    }

    private static boolean standsStill(RateNetwork network, int state) {
        double[] f = outputs(state);
        double[] v = new double[network.features().size()];
        network.synapses().toFeatures(f, v);
        double[] h = Arrays.stream(f).map(output -> output == 1 ? 0.75 : 0.25).toArray();
        RateDynamics dynamics = network.dynamics();
        double[] y = dynamics.state(v, h);
        EVENT.integrate(dynamics, 0, y, 20, Methods.UNOBSERVED);
        return Arrays.equals(f, outputs(network, Arrays.copyOfRange(y, v.length, y.length)));
    }

    private static boolean agrees(RateNetwork network, int state) {
        double[] v = new double[network.features().size()];
        double[] h = new double[10];
        network.synapses().toFeatures(outputs(state), v);
        network.synapses().toMemories(v, h);
        return Arrays.equals(outputs(state), outputs(network, h));
    }

    private static double[] outputs(RateNetwork network, double[] h) {
        double[] f = new double[h.length];
        network.memories().activation().output(h, f);
        return f;
    }
}
