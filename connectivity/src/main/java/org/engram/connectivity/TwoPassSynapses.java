package org.engram.connectivity;

/**
 * Synapses whose two directions cannot be read together: {@link #through} is two passes, and its stage gets all rows at
 * once, in one group.
 */
abstract class TwoPassSynapses implements Synapses {
    /** Weights of a pass, for each thread; their number is this matrix's own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<double[]> weights = ThreadLocal.withInitial(() -> new double[memories()]);

    @Override
    public final int groups() {
        return 1;
    }

    @Override
    public final void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        double[] w = weights.get();
        stage.reset();
        toMemories(g, toMemories);
        stage.rows(0, 0, memories(), toMemories, w);
        toFeatures(w, toFeatures);
        GroupSums.scale(toFeatures, 0, features(), stage.factor(0));
    }

    @Override
    public final int passesThrough() {
        return 2;
    }
}
