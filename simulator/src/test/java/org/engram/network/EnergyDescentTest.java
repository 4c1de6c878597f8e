package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.engram.connectivity.DirectedSynapses;
import org.engram.integrator.Methods;
import org.engram.integrator.Step;
import org.engram.integrator.StepObserver;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.PerNeuron;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Relu;
import org.engram.neuron.SiegertRate;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The energy falls along every trajectory (arXiv:2008.06996, eq. 4), as long as the synapses are symmetric. */
class EnergyDescentTest {
    private static final double ROUNDING = 1e-10;
    private static final SiegertRate SIEGERT = new SiegertRate(new SiegertRate.Neuron(10, 2, 1, 0, 0.3, 0.5, 100));

    /** Networks that stay bounded: one of the two layers saturates. */
    static Stream<Pair> boundedPairs() {
        return Stream.concat(
                Pair.of(
                        List.of(new Tanh(1.3), new Sigmoid(2, 0.3), SIEGERT, new Spherical(0.1)),
                        List.of(
                                new Identity(),
                                new Relu(0.25),
                                new RectifiedPower(3, 0.5, 0.1),
                                new Power(4, 0.5),
                                new Exponential(0.7)),
                        1),
                Pair.of(
                        List.of(new Identity(), new Relu(0.25), new Tanh(1.3), new Spherical(0.1)),
                        List.of(new Softmax(1.5), new Sigmoid(2, 0.3), SIEGERT, new Tanh(1.3)),
                        1));
    }

    @ParameterizedTest
    @MethodSource("boundedPairs")
    void energyNeverRisesAtAnyRatioOfTheTimeConstants(Pair pair) {
        for (double ratio : new double[] {0.01, 0.1, 1, 10, 100}) {
            requireDescent(pair, "imex", ratio);
            requireDescent(pair, "dormand-prince-54", ratio);
        }
        requireDescent(pair, "dormand-prince-54", 0);
        requireDescent(pair, "dormand-prince-54", Double.POSITIVE_INFINITY);
    }

    /** Where the Lagrangian of a layer is a sum over its neurons. */
    @ParameterizedTest
    @MethodSource("boundedPairs")
    void energyNeverRisesWhereEachNeuronHasATimeConstantOfItsOwn(Pair pair) {
        if (pair.features() instanceof ElementwiseActivation && pair.memories() instanceof ElementwiseActivation) {
            for (double ratio : new double[] {0.01, 1, 100}) {
                for (String method : new String[] {"imex", "dormand-prince-54"}) {
                    RandomGenerator random = pair.random();
                    requireDescent(
                            pair, method, ratio, Networks.withSpread(network(pair, ratio, random), 1, random), random);
                }
            }
        }
    }

    /** A softmax of neurons with different time constants: tau L'' is not symmetric. */
    @Test
    void energyMayRiseWhereNeuronsOfASoftmaxHaveDifferentTimeConstants() {
        double[][] xi = {{1, 0}, {0, 1}, {-1, -1}};
        var features = new Layer("feature", new Identity(), 1, 1, new double[2]);
        var memories = new Layer("memory", new Softmax(4), PerNeuron.of(0.02, 1, 5), 1, new double[3]);
        for (String method : new String[] {"imex", "dormand-prince-54"}) {
            var motion = new Motion(
                    Networks.of(xi, features, memories),
                    Methods.adaptive(method, 1e-8),
                    new double[] {0.2, 0.3},
                    new double[] {0.5, -0.5, 0.6});
            var watch = new EnergyWatch(motion);
            motion.until(10, watch);
            assertThat(watch.largestRise).as(method).isGreaterThan(1e-4);
        }
    }

    private static RateNetwork network(Pair pair, double ratio, RandomGenerator random) {
        return ratio > 1 ? pair.network(1 / ratio, 1, random) : pair.network(1, ratio, random);
    }

    private static void requireDescent(Pair pair, String method, double ratio) {
        RandomGenerator random = pair.random();
        requireDescent(pair, method, ratio, network(pair, ratio, random), random);
    }

    private static void requireDescent(
            Pair pair, String method, double ratio, RateNetwork network, RandomGenerator random) {
        var motion = new Motion(
                network,
                Methods.adaptive(method, 1e-8),
                Networks.state(network.features(), random),
                Networks.state(network.memories(), random));
        var watch = new EnergyWatch(motion);
        motion.until(10, watch);
        assertThat(watch.largestRise)
                .as("%s, %s, ratio %s", pair, method, ratio)
                .isLessThan(ROUNDING);
        assertThat(watch.last).as("%s, %s, ratio %s", pair, method, ratio).isLessThan(watch.first);
    }

    /** Synapses that differ between the two directions turn the state round in circles, and the energy with it. */
    @Test
    void energyRisesWhereTheTwoDirectionsOfTheSynapsesDiffer() {
        var symmetric = Networks.of(new double[][] {{2, 0}, {0, 2}}, new Tanh(1), 1, new Tanh(1), 1, 0, 0);
        var turned = Networks.of(new double[][] {{0, 2}, {-2, 0}}, new Tanh(1), 1, new Tanh(1), 1, 0, 0);
        var asymmetric = new RateNetwork(
                symmetric.features(),
                symmetric.memories(),
                new DirectedSynapses(symmetric.synapses(), turned.synapses()));
        for (String method : new String[] {"imex", "dormand-prince-54"}) {
            assertThat(largestRise(symmetric, method)).isLessThan(ROUNDING);
            assertThat(largestRise(asymmetric, method)).as(method).isGreaterThan(0.01);
        }
    }

    private static double largestRise(RateNetwork network, String method) {
        var motion = new Motion(network, Methods.adaptive(method, 1e-8), 1, 0);
        var watch = new EnergyWatch(motion);
        motion.until(20, watch);
        return watch.largestRise;
    }

    /** The largest rise of the energy in one accepted step, as a share of its value. */
    private static final class EnergyWatch implements StepObserver {
        private final Motion motion;
        private final double first;
        private double last;
        private double largestRise;

        EnergyWatch(Motion motion) {
            this.motion = motion;
            first = motion.energy();
            last = first;
        }

        @Override
        public boolean accept(Step step) {
            double[] y = new double[motion.dynamics().getDimension()];
            step.state(step.end(), y, y.length);
            double energy = motion.dynamics().energy(y).value();
            largestRise = Math.max(largestRise, (energy - last) / Math.abs(energy));
            last = energy;
            return true;
        }
    }
}
