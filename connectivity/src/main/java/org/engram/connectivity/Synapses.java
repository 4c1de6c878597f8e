package org.engram.connectivity;

import java.util.List;

/**
 * The synapse matrix xi [N_h x N_f], row mu = the synapses of memory neuron mu, one storage read in both directions
 * (Krotov and Hopfield, arXiv:2008.06996, eq. 1). Weights are dimensionless. Immutable; every product may be called from
 * several threads at once, each with arrays of its own.
 *
 * <p>All sums are taken in one fixed order, so that results have the same bits on every machine and for any number of
 * threads.
 */
public interface Synapses {
    /** N_h, the number of rows. */
    int memories();

    /** N_f, the number of columns. */
    int features();

    /** The number of groups into which rows are cut, see {@link RowStage}. */
    int groups();

    /** Bytes that one pass reads. */
    long bytes();

    /** In which numbers products are formed and added up. */
    default Arithmetic arithmetic() {
        return Arithmetic.FLOAT64;
    }

    /** The weight of one synapse. */
    double weight(int memory, int feature);

    /** xi g into {@code out} [N_h]. One pass. */
    void toMemories(double[] g, double[] out);

    /** xi^T f into {@code out} [N_f]. One pass. */
    void toFeatures(double[] f, double[] out);

    /** xi g into {@code toMemories} [N_h] and xi^T f into {@code toFeatures} [N_f]. One pass. */
    void both(double[] g, double[] f, double[] toMemories, double[] toFeatures);

    /**
     * xi g into {@code toMemories} [N_h], and xi^T w into {@code toFeatures} [N_f], where the weights w are made of the
     * products by {@code stage}. {@link #passesThrough()} passes.
     */
    void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures);

    /**
     * What {@link #through} does, for several states at once: xi is read once for all of them where that is faster. Every
     * state gets the bits that it would get alone.
     */
    default void together(List<Pass> passes) {
        for (Pass pass : passes) {
            through(pass.g(), pass.stage(), pass.toMemories(), pass.toFeatures());
        }
    }

    /** What a call of {@link #through} costs: 1 where rows lie together in memory. */
    default int passesThrough() {
        return 1;
    }

    /**
     * The same synapses, whose passes are shared out among the threads of a team where they are large enough; bits do not
     * depend on it.
     */
    default Synapses with(Team team) {
        return this;
    }

    /** The same synapses seen from the other side: memories and features exchanged. */
    Synapses transposed();
}
