package org.engram.network;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.neuron.Activation;
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

/** Networks and states to test on. Synapses are in float64; times are in ms. */
public final class Networks {
    private Networks() {}

    /** One activation of every kind whose Lagrangian is convex. */
    static List<Activation> convexActivations() {
        return List.of(
                new Identity(),
                new Tanh(1.3),
                new Sigmoid(2, 0.3),
                new SiegertRate(new SiegertRate.Neuron(10, 2, 1, 0, 0.5, 0.8, 50)),
                new Relu(0.25),
                new RectifiedPower(3, 0.5, 0.1),
                new Power(4, 0.5),
                new Exponential(0.7),
                new Softmax(1.5),
                new Spherical(0),
                new Spherical(0.3));
    }

    /** With leak 1 and no input to the memories. */
    public static RateNetwork of(
            double[][] xi, Activation features, double tauF, Activation memories, double tauH, double... input) {
        return of(
                xi,
                new Layer("feature", features, tauF, 1, input),
                new Layer("memory", memories, tauH, 1, new double[xi.length]));
    }

    public static RateNetwork of(double[][] xi, Layer features, Layer memories) {
        return new RateNetwork(features, memories, Storage.FLOAT64.build(new ValuePatterns(xi), 1));
    }

    /** 2 to 9 features and as many memories, normal synapses of variance 1/N_f, random leaks and inputs. */
    public static RateNetwork random(
            Activation features, double tauF, Activation memories, double tauH, RandomGenerator random) {
        int size = random.nextInt(2, 10);
        double[][] xi = new double[random.nextInt(2, 10)][];
        Arrays.setAll(xi, mu -> normal(size, 1 / Math.sqrt(size), random));
        return of(
                xi,
                randomLayer("feature", features, tauF, size, random),
                randomLayer("memory", memories, tauH, xi.length, random));
    }

    private static Layer randomLayer(String name, Activation activation, double tau, int size, RandomGenerator random) {
        return new Layer(name, activation, tau, random.nextDouble(0.5, 2), normal(size, 0.3, random));
    }

    /** The same network with other time constants. */
    static RateNetwork withTimeConstants(RateNetwork network, double tauF, double tauH) {
        return new RateNetwork(
                withTau(network.features(), tauF), withTau(network.memories(), tauH), network.synapses());
    }

    /** The same network, each neuron's time constant multiplied by a lognormal number of its own. */
    public static RateNetwork withSpread(RateNetwork network, double sd, RandomGenerator random) {
        return new RateNetwork(
                withSpread(network.features(), sd, random),
                withSpread(network.memories(), sd, random),
                network.synapses());
    }

    private static Layer withSpread(Layer layer, double sd, RandomGenerator random) {
        double[] taus = layer.taus().stream()
                .map(tau -> tau * Math.exp(sd * random.nextGaussian()))
                .toArray();
        return new Layer(layer.name(), layer.activation(), PerNeuron.of(taus), layer.leak(), layer.input());
    }

    private static Layer withTau(Layer layer, double tau) {
        return new Layer(layer.name(), layer.activation(), tau, layer.leak(), layer.input());
    }

    /** A random state of one layer. */
    public static double[] state(Layer layer, RandomGenerator random) {
        return normal(layer.size(), 1, random);
    }

    /** Independent normal numbers of mean 0. */
    public static double[] normal(int size, double sd, RandomGenerator random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> sd * random.nextGaussian());
        return values;
    }

    /** +1 or −1 with equal probability. */
    static double[] bipolar(int size, RandomGenerator random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> random.nextBoolean() ? 1 : -1);
        return values;
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
