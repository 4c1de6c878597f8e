package org.engram.neuron;

/** Outputs that need no normalisation: nothing to remember between blocks, every factor is 1. */
record ElementwiseStream(ElementwiseActivation activation) implements OutputStream {
    @Override
    public void reset() {}

    @Override
    public double block(int group, double[] x, int from, int to, double[] out) {
        activation.output(x, from, to, out);
        return 1;
    }

    @Override
    public double factor(int group) {
        return 1;
    }
}
