package org.engram.network;

import static java.lang.System.arraycopy;

import java.util.Arrays;
import java.util.List;
import org.engram.connectivity.Synapses;
import org.engram.neuron.StateTransfer;

/** Both layers in motion, y = [v; h]: arXiv:2008.06996, eq. 1. One pass for a right-hand side. */
public final class FullDynamics implements RateDynamics {
    private final RateNetwork network;
    private final Layer features;
    private final Layer memories;
    private final Synapses synapses;
    private final LayerStage stage;
    private final List<List<Group>> layers;

    private final double[] v;
    private final double[] h;
    private final double[] g;
    private final double[] f;
    private final double[] toFeatures;
    private final double[] toMemories;
    private final double[] featureWork;
    private final double[] memoryWork;
    private final double[] evaluated;
    private long passes;

    FullDynamics(RateNetwork network) {
        this.network = network;
        features = network.features();
        memories = network.memories();
        synapses = network.synapses();
        layers = List.of(Group.of(features, 0, false), Group.of(memories, features.size(), true));
        v = new double[features.size()];
        g = new double[features.size()];
        toFeatures = new double[features.size()];
        featureWork = new double[features.size()];
        h = new double[memories.size()];
        f = new double[memories.size()];
        toMemories = new double[memories.size()];
        memoryWork = new double[memories.size()];
        evaluated = new double[v.length + h.length];
        Arrays.fill(evaluated, Double.NaN);
        stage = new LayerStage(memories, synapses.groups(), h);
    }

    @Override
    public RateNetwork network() {
        return network;
    }

    @Override
    public int getDimension() {
        return evaluated.length;
    }

    @Override
    public double[] state(double[] features, double[] memories) {
        double[] y = Arrays.copyOf(features, features.length + memories.length);
        arraycopy(memories, 0, y, features.length, memories.length);
        return y;
    }

    @Override
    public void expand(double[] y, double[] features, double[] memories) {
        arraycopy(y, 0, features, 0, features.length);
        arraycopy(y, features.length, memories, 0, memories.length);
    }

    @Override
    public void features(double[] y, double[] features) {
        arraycopy(y, 0, features, 0, features.length);
    }

    @Override
    public void derivatives(double[] y, double[] yDot) {
        evaluate(y);
        features.slope(y, 0, toFeatures, yDot);
        memories.slope(y, v.length, toMemories, yDot);
    }

    /** Computes outputs and drives of a state, unless they are those of the state evaluated last. */
    private void evaluate(double[] y) {
        if (Arrays.equals(y, evaluated)) {
            return;
        }
        expand(y, v, h);
        features.activation().output(v, g);
        memories.activation().output(h, f);
        synapses.both(g, f, toMemories, toFeatures);
        passes++;
        arraycopy(y, 0, evaluated, 0, y.length);
    }

    @Override
    public List<List<Group>> layers() {
        return layers;
    }

    @Override
    public void pass(double[] y, double[] responses, double[] drives) {
        expand(y, v, memoryWork);
        features.activation().output(v, g);
        stage.move(memoryWork, responses, v.length);
        synapses.through(g, stage, toMemories, toFeatures);
        passes += synapses.passesThrough();
        evaluated[0] = Double.NaN; // outputs and drives are now those of the state that the pass made
        arraycopy(h, 0, y, v.length, h.length);
        features.addInput(toFeatures, 0, drives);
        memories.addInput(toMemories, v.length, drives);
    }

    @Override
    public void drives(double[] y, double[] drives) {
        evaluate(y);
        arraycopy(toFeatures, 0, drives, 0, toFeatures.length);
        arraycopy(toMemories, 0, drives, toFeatures.length, toMemories.length);
    }

    @Override
    public double lag() {
        return network.delay();
    }

    @Override
    public Energy energy(double[] y) {
        evaluate(y);
        return energyWithLastPass(y);
    }

    @Override
    public Energy energyWithLastPass(double[] y) {
        expand(y, v, h);
        features.activation().output(v, g);
        memories.activation().output(h, f);
        return features.ownEnergy(v, g).plus(memories.ownEnergy(h, f)).plus(Energy.of(-Sums.dot(toFeatures, g)));
    }

    @Override
    public double energyRate(double[] y, double[] yDot) {
        expand(y, v, h);
        return Dissipation.rate(features, v, yDot, 0, featureWork)
                + Dissipation.rate(memories, h, yDot, v.length, memoryWork);
    }

    @Override
    public double energyUncertainty(double[] y, double[] yDot, double[] e) {
        expand(y, v, h);
        return Dissipation.uncertainty(features, v, yDot, e, 0, featureWork)
                + Dissipation.uncertainty(memories, h, yDot, e, v.length, memoryWork);
    }

    @Override
    public double residual(double[] yDot) {
        return Math.max(
                Dissipation.largestSlope(features, yDot, 0), Dissipation.largestSlope(memories, yDot, v.length));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(evaluated);
        transfer.array(toFeatures);
        transfer.array(toMemories);
        passes = transfer.whole(passes);
    }

    @Override
    public void know(double[] y, double[] newToMemories, double[] newToFeatures) {
        expand(y, v, h);
        features.activation().output(v, g);
        memories.activation().output(h, f);
        arraycopy(newToMemories, 0, toMemories, 0, toMemories.length);
        arraycopy(newToFeatures, 0, toFeatures, 0, toFeatures.length);
        arraycopy(y, 0, evaluated, 0, y.length);
    }

    @Override
    public void count(long morePasses) {
        passes += morePasses;
    }

    @Override
    public long passes() {
        return passes;
    }

    @Override
    public String neuron(int index) {
        return index < v.length ? "feature neuron " + index : "memory neuron " + (index - v.length);
    }
}
