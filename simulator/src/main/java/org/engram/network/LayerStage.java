package org.engram.network;

import org.engram.connectivity.RowStage;
import org.engram.neuron.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A layer inside a fused pass: from each neuron's drive d to its state x, and on to its output. A layer that follows at
 * once has x = response · (d + I); one that moves by itself x = start + response · (d + I), with a response of each neuron.
 * States may be written where the drives are read.
 */
final class LayerStage implements RowStage {
    private final double[] input;
    private final double[] state;
    private final OutputStream outputs;
    private double @Nullable [] start;
    private double[] responses = {};
    private double following;
    private int offset;

    LayerStage(Layer layer, int groups, double[] state) {
        this.input = layer.input();
        this.state = state;
        this.outputs = layer.activation().stream(groups);
    }

    void follow(double response) {
        start = null;
        following = response;
    }

    /** @param newOffset where the layer's responses begin */
    void move(double[] newStart, double[] newResponses, int newOffset) {
        start = newStart;
        responses = newResponses;
        offset = newOffset;
    }

    @Override
    public void reset() {
        outputs.reset();
    }

    @Override
    public double rows(int group, int from, int to, double[] products, double[] weights) {
        double[] before = start;
        for (int i = from; i < to; i++) {
            double drive = products[i] + input[i];
            state[i] = before == null ? following * drive : before[i] + responses[offset + i] * drive;
        }
        return outputs.block(group, state, from, to, weights);
    }

    @Override
    public double factor(int group) {
        return outputs.factor(group);
    }
}
