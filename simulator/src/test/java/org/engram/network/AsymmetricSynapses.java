package org.engram.network;

import org.engram.connectivity.RowStage;
import org.engram.connectivity.Synapses;

/**
 * Synapses with weights of their own for each direction: what the theory does not allow.
 *
 * @param up from the features to the memories
 * @param down from the memories to the features
 */
public record AsymmetricSynapses(Synapses up, Synapses down) implements Synapses {
    @Override
    public int memories() {
        return up.memories();
    }

    @Override
    public int features() {
        return up.features();
    }

    @Override
    public int groups() {
        return 1;
    }

    @Override
    public long bytes() {
        return up.bytes() + down.bytes();
    }

    @Override
    public double weight(int memory, int feature) {
        return up.weight(memory, feature);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        up.toMemories(g, out);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        down.toFeatures(f, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        toMemories(g, toMemories);
        toFeatures(f, toFeatures);
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        double[] weights = new double[memories()];
        stage.reset();
        toMemories(g, toMemories);
        stage.rows(0, 0, memories(), toMemories, weights);
        toFeatures(weights, toFeatures);
        double factor = stage.factor(0);
        for (int i = 0; i < features(); i++) {
            toFeatures[i] *= factor;
        }
    }

    @Override
    public Synapses transposed() {
        return new AsymmetricSynapses(down.transposed(), up.transposed());
    }
}
