package org.engram.network;

import org.engram.connectivity.RowStage;
import org.engram.neuron.OutputStream;

/**
 * A layer inside a fused pass: from each neuron's drive d to its state x = kept · start + taken · (d + I), and on to its
 * output. Adiabatic: kept = 0, taken = 1/leak. A layer that moves by itself: kept = 1, taken = its response to the drive.
 */
final class LayerStage implements RowStage {
    private final double[] input;
    private final double[] state;
    private final OutputStream outputs;
    private double[] start;
    private double kept;
    private double taken;

    LayerStage(Layer layer, int groups, double[] state) {
        this.input = layer.input();
        this.state = state;
        this.start = state;
        this.outputs = layer.activation().stream(groups);
    }

    void prepare(double[] newStart, double newKept, double newTaken) {
        start = newStart;
        kept = newKept;
        taken = newTaken;
    }

    @Override
    public void reset() {
        outputs.reset();
    }

    @Override
    public double rows(int group, int from, int to, double[] products, double[] weights) {
        for (int i = from; i < to; i++) {
            double drive = taken * (products[i] + input[i]);
            state[i] = kept == 0 ? drive : kept * start[i] + drive;
        }
        return outputs.block(group, state, from, to, weights);
    }

    @Override
    public double factor(int group) {
        return outputs.factor(group);
    }
}
