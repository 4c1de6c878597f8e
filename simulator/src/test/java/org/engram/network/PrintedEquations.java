package org.engram.network;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Equations 1 and 2 of arXiv:2008.06996 as they are printed, with leaks: every sum a loop of its own, nothing kept from
 * one to the next.
 */
public record PrintedEquations(RateNetwork network) {
    /** dv/dt in 1/ms. */
    public double[] featureSlopes(double[] v, double[] h) {
        return slopes(network.features(), v, featureDrives(h));
    }

    /** dh/dt in 1/ms. */
    public double[] memorySlopes(double[] v, double[] h) {
        return slopes(network.memories(), h, memoryDrives(v));
    }

    /** The feature neurons' states where tau_f = 0. */
    double[] followingFeatures(double[] h) {
        return following(network.features(), featureDrives(h));
    }

    /** The memory neurons' states where tau_h = 0. */
    public double[] followingMemories(double[] v) {
        return following(network.memories(), memoryDrives(v));
    }

    double energy(double[] v, double[] h) {
        return own(network.features(), v) + own(network.memories(), h) - interaction(v, h);
    }

    private double interaction(double[] v, double[] h) {
        double[] drives = memoryDrives(v);
        double[] f = outputs(network.memories(), h);
        return sum(f.length, mu -> f[mu] * drives[mu]);
    }

    private static double own(Layer layer, double[] x) {
        double[] y = outputs(layer, x);
        double products = sum(x.length, i -> (layer.leak() * x[i] - layer.input()[i]) * y[i]);
        return products - layer.leak() * layer.activation().lagrangian(x);
    }

    private double[] featureDrives(double[] h) {
        double[] f = outputs(network.memories(), h);
        return values(
                network.features().size(),
                i -> sum(f.length, mu -> network.synapses().weight(mu, i) * f[mu]));
    }

    private double[] memoryDrives(double[] v) {
        double[] g = outputs(network.features(), v);
        return values(
                network.memories().size(),
                mu -> sum(g.length, i -> network.synapses().weight(mu, i) * g[i]));
    }

    private static double[] slopes(Layer layer, double[] x, double[] drives) {
        return values(x.length, i -> (drives[i] + layer.input()[i] - layer.leak() * x[i]) / layer.tau());
    }

    private static double[] following(Layer layer, double[] drives) {
        return values(drives.length, i -> (drives[i] + layer.input()[i]) / layer.leak());
    }

    private static double[] outputs(Layer layer, double[] x) {
        double[] y = new double[x.length];
        layer.activation().output(x, y);
        return y;
    }

    private static double[] values(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        Arrays.setAll(values, value);
        return values;
    }

    private static double sum(int size, IntToDoubleFunction term) {
        return IntStream.range(0, size).mapToDouble(term).sum();
    }
}
