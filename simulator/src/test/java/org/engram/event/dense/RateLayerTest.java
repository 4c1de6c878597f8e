package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.event.EventLoop;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Tanh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate features beside integrate-and-fire memories against classical Runge-Kutta steps that end at every spike. */
class RateLayerTest {
    private static final int FEATURES = 12;
    private static final int MEMORIES = 8;
    private static final double END = 60;

    private record Spike(int neuron, double t) {}

    private static final class Instance {
        final ElementwiseActivation activation;
        final Lif memory = new Lif(5, 1, 4, 2, 0.9, 150, 1);
        final double tau = 10;
        final double leak = 1.25;
        final double input = 0.3;
        final double[][] weights = new double[MEMORIES][];
        final double[] v;
        final double[] h;
        final double[] membranes;

        Instance(int seed, ElementwiseActivation activation) {
            this.activation = activation;
            RandomGenerator random = new SplittableRandom(seed);
            Arrays.setAll(
                    weights,
                    m -> random.doubles(FEATURES, -1, 1).map(w -> (float) w).toArray());
            v = random.doubles(FEATURES, -0.5, 1.5).toArray();
            h = random.doubles(MEMORIES, -0.5, 2).toArray();
            membranes = random.doubles(MEMORIES).toArray();
        }

        List<Spike> fromEventToEvent(double relative, double[] states) {
            double[] inputs = new double[FEATURES];
            Arrays.fill(inputs, input);
            SpikeRows ofMemories = SpikeRows.ofMemories(new ValuePatterns(weights), 1, Storage.FLOAT32);
            SpikeRows ofFeatures = ofMemories.transposed();
            var memories = new LifLayer(memory, h, new double[MEMORIES], membranes);
            var features =
                    new RateLayer(new Rate(tau, leak, activation, relative, relative), v, inputs, ofFeatures, memories);
            List<Spike> spikes = new ArrayList<>();
            var network = new SpikingNetwork(
                    features, memories, ofFeatures, ofMemories, 0, (n, t) -> {}, (n, t) -> spikes.add(new Spike(n, t)));
            new EventLoop(List.of(network)).advance(END);
            features.states(END, states);
            return spikes;
        }

        /** y = [v, h, V]. */
        List<Spike> stepByStep(double step, double[] states) {
            double[] y = new double[FEATURES + 2 * MEMORIES];
            System.arraycopy(v, 0, y, 0, FEATURES);
            System.arraycopy(h, 0, y, FEATURES, MEMORIES);
            System.arraycopy(membranes, 0, y, FEATURES + MEMORIES, MEMORIES);
            double[] free = new double[MEMORIES];
            List<Spike> spikes = new ArrayList<>();
            double t = 0;
            while (t < END) {
                double until = Math.min(END, t + step);
                for (double release : free) {
                    until = release > t && release < until ? release : until;
                }
                double[] next = stepped(y, t, until - t, free);
                int fired = first(y, t, until - t, free, next);
                if (fired >= 0) {
                    double h = crossing(y, t, until - t, free, fired);
                    next = stepped(y, t, h, free);
                    until = t + h;
                    spikes.add(new Spike(fired, until));
                    next[FEATURES + MEMORIES + fired] = 0;
                    free[fired] = until + memory.refractory();
                    for (int i = 0; i < FEATURES; i++) {
                        next[i] += weights[fired][i] * 1000 / memory.rate() / tau;
                    }
                }
                y = next;
                t = until;
            }
            System.arraycopy(y, 0, states, 0, FEATURES);
            return spikes;
        }

        /** The neuron above threshold after the step whose crossing comes first. */
        private int first(double[] y, double t, double step, double[] free, double[] next) {
            int first = -1;
            double earliest = Double.POSITIVE_INFINITY;
            for (int m = 0; m < MEMORIES; m++) {
                if (next[FEATURES + MEMORIES + m] >= 1) {
                    double crossing = crossing(y, t, step, free, m);
                    first = crossing < earliest ? m : first;
                    earliest = Math.min(crossing, earliest);
                }
            }
            return first;
        }

        private double crossing(double[] y, double t, double step, double[] free, int neuron) {
            double low = 0;
            double high = step;
            for (int k = 0; k < 45; k++) {
                double middle = (low + high) / 2;
                if (stepped(y, t, middle, free)[FEATURES + MEMORIES + neuron] >= 1) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high;
        }

        private double[] stepped(double[] y, double t, double step, double[] free) {
            double[] a = slope(y, t, free);
            double[] b = slope(moved(y, a, step / 2), t, free);
            double[] c = slope(moved(y, b, step / 2), t, free);
            double[] d = slope(moved(y, c, step), t, free);
            double[] sum = y.clone();
            for (int k = 0; k < y.length; k++) {
                sum[k] += step / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
            }
            return sum;
        }

        private static double[] moved(double[] y, double[] slope, double step) {
            double[] moved = y.clone();
            for (int k = 0; k < y.length; k++) {
                moved[k] += step * slope[k];
            }
            return moved;
        }

        private double[] slope(double[] y, double t, double[] free) {
            double[] slope = new double[y.length];
            for (int i = 0; i < FEATURES; i++) {
                slope[i] = (input - leak * y[i]) / tau;
            }
            for (int m = 0; m < MEMORIES; m++) {
                double drive = 0;
                for (int i = 0; i < FEATURES; i++) {
                    drive += weights[m][i] * activation.output(y[i]);
                }
                double state = y[FEATURES + m];
                slope[FEATURES + m] = (drive - state) / memory.tau();
                double membrane = y[FEATURES + MEMORIES + m];
                slope[FEATURES + MEMORIES + m] =
                        free[m] > t ? 0 : (state + memory.bias() - membrane) / memory.membrane();
            }
            return slope;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, tanh", "2, tanh", "3, square", "4, square"})
    void spikesComeWhenTheyShouldToTheTolerance(int seed, String activation) {
        var instance = new Instance(seed, activation.equals("tanh") ? new Tanh(2) : new RectifiedPower(3, 1, 0));
        double[] expectedStates = new double[FEATURES];
        List<Spike> expected = instance.stepByStep(0.01, expectedStates);
        assertThat(expected).as("seed %d", seed).hasSizeGreaterThan(15);
        for (double tolerance : new double[] {1e-4, 1e-6, 1e-8}) {
            double[] states = new double[FEATURES];
            List<Spike> spikes = instance.fromEventToEvent(tolerance, states);
            double error = 0;
            assertThat(spikes).as("seed %d, tolerance %s", seed, tolerance).hasSameSizeAs(expected);
            for (int k = 0; k < spikes.size(); k++) {
                assertThat(spikes.get(k).neuron()).isEqualTo(expected.get(k).neuron());
                error = Math.max(
                        error, Math.abs(spikes.get(k).t() - expected.get(k).t()));
            }
            assertThat(error)
                    .as("seed %d, largest error of a spike time in ms", seed)
                    .isLessThan(200 * tolerance);
        }
    }
}
