package org.engram.network;

import org.engram.connectivity.Synapses;

/**
 * Feature neurons and memory neurons joined by symmetric pairwise synapses (arXiv:2008.06996, eq. 1):
 *
 * <pre>
 *     tau_f dv/dt = xi^T f(h) + I − leak v        tau_h dh/dt = xi g(v) − h
 * </pre>
 *
 * Each neuron may have a time constant of its own; where the state rests does not depend on them.
 *
 * Immutable; shared by all trials.
 *
 * @param features N_f neurons, state v, output g
 * @param memories N_h neurons, state h, output f
 * @param synapses xi [N_h x N_f]
 * @param delay D in both directions, in ms: what drives a neuron at time t is f(h(t − D)) or g(v(t − D)); input is not delayed
 */
public record RateNetwork(Layer features, Layer memories, Synapses synapses, double delay) {
    public RateNetwork {
        if (features.size() != synapses.features() || memories.size() != synapses.memories()) {
            throw new IllegalArgumentException("%d features and %d memories do not fit synapses [%d x %d]"
                    .formatted(features.size(), memories.size(), synapses.memories(), synapses.features()));
        }
        if (!(delay >= 0) || (delay > 0 && features.isAdiabatic())) {
            throw new IllegalArgumentException("a delay of %s ms, and features that follow at once".formatted(delay));
        }
    }

    /** Without delay. */
    public RateNetwork(Layer features, Layer memories, Synapses synapses) {
        this(features, memories, synapses, 0);
    }

    /** The same network with another input to its feature neurons. */
    public RateNetwork withInput(double[] input) {
        return new RateNetwork(features.withInput(input), memories, synapses, delay);
    }

    /** The same network with another view of its synapses. */
    public RateNetwork withSynapses(Synapses view) {
        return new RateNetwork(features, memories, view, delay);
    }

    /** tau_h / tau_f, of the means where neurons differ; 0 where the memory neurons are adiabatic, infinite where the feature neurons are. */
    public double timeScaleRatio() {
        return memories.tau() / features.tau();
    }

    /** Whether both Lagrangians are convex. */
    public boolean hasConvexLagrangians() {
        return features.activation().isConvex() && memories.activation().isConvex();
    }

    /** Whether the energy must fall (eq. 4): no delay, and tau L'' of both layers is symmetric and has no eigenvalue below 0. */
    public boolean energyMustFall() {
        return delay == 0 && hasConvexLagrangians() && !mixesTimeConstants();
    }

    /** Whether neurons that share a Lagrangian have different time constants. */
    public boolean mixesTimeConstants() {
        return features.mixesTimeConstants() || memories.mixesTimeConstants();
    }

    /** Equations of motion with a workspace of their own, for one thread. */
    public RateDynamics dynamics() {
        return features.isAdiabatic() || memories.isAdiabatic() ? new AdiabaticDynamics(this) : new FullDynamics(this);
    }
}
