package org.engram.simulation;

import org.engram.experiment.Experiment.Variable;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;

/** The values to be recorded of one trial at one moment. */
final class Sample {
    private final double[] pattern;
    private final boolean spiking;
    private final double[] v;
    private final double[] g;
    private final int memoryCount;
    private double[] h = {};
    private double[] f = {};
    private final Chosen features;
    private final Chosen memories;
    private final double[] single = new double[1];

    /**
     * The values of one trial.
     *
     * @param pattern the cued one, empty without a cue
     * @param features the numbers of the feature neurons that are recorded
     * @param memories the numbers of the memory neurons that are recorded
     * @param spiking whether the feature neurons fire spikes: their overlap is that of the states v
     */
    Sample(RateNetwork network, double[] pattern, int[] features, int[] memories, boolean spiking) {
        this.pattern = pattern;
        this.spiking = spiking;
        v = new double[network.features().size()];
        g = new double[v.length];
        memoryCount = network.memories().size();
        this.features = new Chosen(features, v.length);
        this.memories = new Chosen(memories, memoryCount);
    }

    /** The values of the feature neurons that are recorded, of those of all; valid until the next call. */
    double[] features(double[] all) {
        return features.of(all);
    }

    /** The values of the memory neurons that are recorded, of those of all; valid until the next call. */
    double[] memories(double[] all) {
        return memories.of(all);
    }

    /** The values of a variable in the state y; valid until the next call. */
    double[] of(Variable variable, RateDynamics dynamics, double[] y) {
        return switch (variable) {
            case V -> features(featureStates(dynamics, y));
            case H -> memories(memoryStates(dynamics, y));
            case G -> features(featureOutputs(dynamics, y));
            case F -> memories(memoryOutputs(dynamics, y));
            case RESIDUAL -> single(residual(dynamics, y));
            case OVERLAP ->
                single(Overlaps.between(pattern, spiking ? featureStates(dynamics, y) : featureOutputs(dynamics, y)));
            case ENERGY, SPIKES, MEMBRANE -> throw new IllegalArgumentException(variable + " is told by itself");
        };
    }

    private double[] featureStates(RateDynamics dynamics, double[] y) {
        dynamics.features(y, v);
        return v;
    }

    private double[] memoryStates(RateDynamics dynamics, double[] y) {
        if (h.length == 0) {
            h = new double[memoryCount];
        }
        dynamics.expand(y, v, h);
        return h;
    }

    private double[] featureOutputs(RateDynamics dynamics, double[] y) {
        dynamics.network().features().activation().output(featureStates(dynamics, y), g);
        return g;
    }

    private double[] memoryOutputs(RateDynamics dynamics, double[] y) {
        if (f.length == 0) {
            f = new double[memoryCount];
        }
        dynamics.network().memories().activation().output(memoryStates(dynamics, y), f);
        return f;
    }

    private static double residual(RateDynamics dynamics, double[] y) {
        double[] slope = new double[y.length];
        dynamics.derivatives(y, slope);
        return dynamics.residual(slope);
    }

    private double[] single(double value) {
        single[0] = value;
        return single;
    }
}
