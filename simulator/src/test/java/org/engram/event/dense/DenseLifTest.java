package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.event.EventLoop;
import org.engram.neuron.spiking.CurrentLif;
import org.engram.neuron.spiking.Membrane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dense network against one in which every neuron is advanced by itself and the earliest is sought among all. */
class DenseLifTest {
    private record Spike(int layer, int neuron, double t) {}

    /** One small network with all that its two versions need. */
    private static final class Instance {
        final int features = 15;
        final int memories = 10;
        final double delay;
        final Lif feature;
        final Lif memory;
        final double[][] weights;
        final double[] v;
        final double[] h;
        final double[] input;
        final double[] featureMembranes;
        final double[] memoryMembranes;

        Instance(int seed, int copies, double memoryTau, double refractory, double delay) {
            this.delay = delay;
            RandomGenerator random = new SplittableRandom(seed);
            feature = new Lif(10, 1.25, 5, refractory, 1, 500, 1);
            memory = new Lif(memoryTau, 1, 5, refractory, 0.25, 100, copies);
            weights = new double[memories][];
            Arrays.setAll(weights, m -> random.doubles(features, -1, 1).toArray());
            v = random.doubles(features, -0.5, 1).toArray();
            h = random.doubles(memories, -0.5, 2).toArray();
            input = new double[features];
            Arrays.fill(input, random.nextDouble(0.2, 0.8));
            featureMembranes = random.doubles(features).toArray();
            memoryMembranes = random.doubles((long) memories * copies).toArray();
        }

        List<Spike> dense(double end, List<double[]> states) {
            SpikeRows ofMemories = SpikeRows.ofMemories(new ValuePatterns(weights), 1, Storage.FLOAT32);
            var featureLayer = new LifLayer(feature, v, input, featureMembranes);
            var memoryLayer = new LifLayer(memory, h, new double[memories], memoryMembranes);
            List<Spike> spikes = new ArrayList<>();
            var network = new SpikingNetwork(
                    featureLayer,
                    memoryLayer,
                    ofMemories.transposed(),
                    ofMemories,
                    delay,
                    (n, t) -> spikes.add(new Spike(0, n, t)),
                    (n, t) -> spikes.add(new Spike(1, n, t)));
            new EventLoop(List.of(network)).advance(end);
            states.add(new double[features]);
            states.add(new double[memories]);
            featureLayer.states(end, states.get(0));
            memoryLayer.states(end, states.get(1));
            return spikes;
        }

        List<Spike> oneByOne(double end, List<double[]> states) {
            CurrentLif[] layers = {population(feature, v, input, featureMembranes), null};
            layers[1] = population(memory, h, new double[memories], memoryMembranes);
            List<Spike> spikes = new ArrayList<>();
            int arrived = 0;
            while (true) {
                Spike next = earliest(layers);
                double arrival = arrived < spikes.size() ? spikes.get(arrived).t() + delay : Double.POSITIVE_INFINITY;
                if (Math.min(next.t(), arrival) > end) {
                    break;
                }
                if (arrival <= next.t()) {
                    Spike spike = spikes.get(arrived++);
                    deliver(spike, layers[1 - spike.layer()]);
                } else {
                    spikes.add(next);
                    layers[next.layer()].fire(next.neuron(), next.t());
                }
            }
            states.add(states(layers[0], feature, input, end));
            states.add(states(layers[1], memory, new double[memories], end));
            return spikes;
        }

        private void deliver(Spike spike, CurrentLif targets) {
            Lif from = spike.layer() == 0 ? feature : memory;
            Lif to = spike.layer() == 0 ? memory : feature;
            double amount = 1000 / (from.rate() * from.copies()) / to.tau();
            for (int n = 0; n < targets.size(); n++) {
                int source = spike.neuron() / from.copies();
                int unit = n / to.copies();
                double weight = (float) (spike.layer() == 0 ? weights[unit][source] : weights[source][unit]);
                targets.receive(n, 0, weight * amount, spike.t() + delay);
            }
        }

        private static CurrentLif population(Lif lif, double[] states, double[] input, double[] membranes) {
            CurrentLif neurons = new CurrentLif(
                    Membrane.ofUnitResistance(
                            lif.membrane(), lif.bias() + input[0] / lif.leak(), 1, 0, lif.refractory()),
                    lif.tau() / lif.leak(),
                    lif.tau() / lif.leak(),
                    membranes.length);
            for (int n = 0; n < membranes.length; n++) {
                neurons.setMembrane(n, membranes[n]);
                neurons.setSynaptic(n, 0, states[n / lif.copies()] - input[0] / lif.leak());
            }
            return neurons;
        }

        private static double[] states(CurrentLif neurons, Lif lif, double[] input, double t) {
            double[] out = new double[neurons.size() / lif.copies()];
            Arrays.setAll(out, u -> input[0] / lif.leak() + neurons.synaptic(u * lif.copies(), 0, t));
            return out;
        }

        private static Spike earliest(CurrentLif[] layers) {
            Spike first = new Spike(0, 0, Double.POSITIVE_INFINITY);
            for (int layer = 0; layer < 2; layer++) {
                for (int n = 0; n < layers[layer].size(); n++) {
                    double t = layers[layer].nextSpike(n);
                    first = t < first.t() ? new Spike(layer, n, t) : first;
                }
            }
            return first;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 2, 0, 60",
        "2, 1, 5, 2, 0, 60",
        "3, 3, 5, 2, 0, 60",
        "4, 4, 8, 0.5, 0, 40",
        "5, 1, 2, 0, 0, 25",
        "6, 2, 20, 1, 0, 60",
        "7, 1, 3, 2, 0.7, 60",
        "8, 3, 8, 0.5, 1.3, 40",
        "9, 2, 5, 0, 12, 60",
        "7, 1, 0.05, 2, 0, 20",
        "8, 3, 0.005, 2, 0, 20"
    })
    void firesTheSameSpikesAsNeuronsOneByOne(
            int seed, int copies, double memoryTau, double refractory, double delay, double end) {
        Instance instance = new Instance(seed, copies, memoryTau, refractory, delay);
        List<double[]> expectedStates = new ArrayList<>();
        List<double[]> states = new ArrayList<>();
        List<Spike> expected = instance.oneByOne(end, expectedStates);
        List<Spike> spikes = instance.dense(end, states);
        assertThat(expected).hasSizeGreaterThan(60);
        for (int k = 0; k < expected.size(); k++) {
            assertThat(spikes.get(k).layer())
                    .as("spike %d", k)
                    .isEqualTo(expected.get(k).layer());
            assertThat(spikes.get(k).neuron())
                    .as("spike %d", k)
                    .isEqualTo(expected.get(k).neuron());
            assertThat(spikes.get(k).t())
                    .as("spike %d", k)
                    .isCloseTo(expected.get(k).t(), within(1e-9));
        }
        assertThat(spikes).hasSameSizeAs(expected);
        assertThat(states.get(0)).containsExactly(expectedStates.get(0), within(1e-9));
        double whatTimesAllow = 1e-9 * Math.max(1, 1 / memoryTau);
        assertThat(states.get(1)).containsExactly(expectedStates.get(1), within(whatTimesAllow));
    }
}
