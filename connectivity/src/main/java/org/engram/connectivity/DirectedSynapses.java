package org.engram.connectivity;

/**
 * Synapses with weights of their own for each direction, which the theory does not allow: there is no energy that falls
 * then. Two passes where symmetric synapses need one.
 */
public final class DirectedSynapses extends TwoPassSynapses {
    private final Synapses forward;
    private final Synapses backward;

    /**
     * @param forward from the feature to the memory neurons [N_h x N_f]
     * @param backward from the memory to the feature neurons [N_h x N_f]
     */
    public DirectedSynapses(Synapses forward, Synapses backward) {
        if (forward.memories() != backward.memories() || forward.features() != backward.features()) {
            throw new IllegalArgumentException("[%d x %d] forward, [%d x %d] backward: sizes differ"
                    .formatted(forward.memories(), forward.features(), backward.memories(), backward.features()));
        }
        this.forward = forward;
        this.backward = backward;
    }

    @Override
    public int memories() {
        return forward.memories();
    }

    @Override
    public int features() {
        return forward.features();
    }

    @Override
    public long bytes() {
        return forward.bytes() + backward.bytes();
    }

    @Override
    public Arithmetic arithmetic() {
        return forward.arithmetic();
    }

    /** The weight of the forward direction. */
    @Override
    public double weight(int memory, int feature) {
        return forward.weight(memory, feature);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        forward.toMemories(g, out);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        backward.toFeatures(f, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        toMemories(g, toMemories);
        toFeatures(f, toFeatures);
    }

    @Override
    public Synapses with(Team team) {
        return new DirectedSynapses(forward.with(team), backward.with(team));
    }

    @Override
    public Synapses transposed() {
        return new DirectedSynapses(backward.transposed(), forward.transposed());
    }
}
