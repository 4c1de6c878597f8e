package org.engram.connectivity;

/** Synapses seen from the other side. Columns do not lie together in memory. */
final class TransposedSynapses extends TwoPassSynapses {
    private final Synapses original;

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
    public long bytes() {
        return original.bytes();
    }

    @Override
    public Arithmetic arithmetic() {
        return original.arithmetic();
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
    public Synapses with(Team team) {
        return original.with(team).transposed();
    }

    @Override
    public Synapses transposed() {
        return original;
    }
}
