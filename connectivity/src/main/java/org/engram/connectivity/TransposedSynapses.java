package org.engram.connectivity;

/**
 * Synapses seen from the other side. Columns do not lie together in memory, so {@link #through} is two passes over the
 * original, and its stage gets all rows at once, in one group.
 */
final class TransposedSynapses implements Synapses {
    private final Synapses original;

    /** Weights of a pass, for each thread; their number is this matrix's own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<double[]> weights = ThreadLocal.withInitial(() -> new double[memories()]);

    TransposedSynapses(Synapses original) {
        this.original = original;
    }

    @Override
    public int memories() {
        return original.features();
    }

    @Override
    public int features() {
        return original.memories();
    }

    @Override
    public int groups() {
        return 1;
    }

    @Override
    public long bytes() {
        return original.bytes();
    }

    @Override
    public double weight(int memory, int feature) {
        return original.weight(feature, memory);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        original.toFeatures(g, out);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        original.toMemories(f, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        original.both(f, g, toFeatures, toMemories);
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        double[] w = weights.get();
        stage.reset();
        toMemories(g, toMemories);
        stage.rows(0, 0, memories(), toMemories, w);
        toFeatures(w, toFeatures);
        double factor = stage.factor(0);
        for (int i = 0; i < features(); i++) {
            toFeatures[i] *= factor;
        }
    }

    @Override
    public Synapses with(Team team) {
        return original.with(team).transposed();
    }

    @Override
    public int passesThrough() {
        return 2;
    }

    @Override
    public Synapses transposed() {
        return original;
    }
}
