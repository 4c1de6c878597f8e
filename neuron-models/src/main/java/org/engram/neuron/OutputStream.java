package org.engram.neuron;

/**
 * Outputs of a layer computed block by block, so that one reading of the synapses serves both directions. The layer is
 * cut into groups that may be worked on by different threads; within a group, blocks come in order.
 *
 * <p>The output of neuron i of group G is {@code out[i]} as written by {@link #block}, times every factor that later
 * blocks of G returned, times {@link #factor factor(G)}. For elementwise activations all these factors are 1; softmax
 * keeps a running maximum, so that no exponential overflows.
 */
public interface OutputStream {
    /** Makes ready for a new state vector. */
    void reset();

    /**
     * Writes the unnormalised outputs of neurons {@code from} to {@code to} (exclusive) of the group.
     *
     * @return the factor by which the outputs of the group's earlier blocks must be multiplied
     */
    double block(int group, double[] x, int from, int to, double[] out);

    /** The last factor of a group's outputs. To be called when all blocks of all groups are done. */
    double factor(int group);
}
