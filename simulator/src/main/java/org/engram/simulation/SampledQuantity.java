package org.engram.simulation;

import java.util.List;
import org.engram.experiment.Experiment;
import org.engram.recording.Column;
import org.engram.recording.ElementType;
import org.engram.recording.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What is sampled of a network, dimensionless, and how it is written down.
 *
 * @param layer of whose neurons there is a value each; null: one value of the whole network
 */
record SampledQuantity(
        String name, ElementType type, @Nullable SampledLayer layer, String longName) {
    /** What a variable stands for: one quantity, or one of each layer. */
    static List<SampledQuantity> of(
            Experiment.Variable variable, Simulation simulation, SampledLayer features, SampledLayer memories) {
        Experiment experiment = simulation.experiment();
        ElementType states = Trajectory.states(experiment.record().precision());
        return switch (variable) {
            case V -> one("v", states, features, "state of the feature neurons (filtered synaptic current)");
            case G -> one("g", states, features, "output of the feature neurons");
            case H -> one("h", states, memories, "state of the memory neurons (filtered synaptic current)");
            case F -> one("f", states, memories, "output of the memory neurons");
            case ENERGY ->
                one(
                        "energy",
                        simulation.energyLaw().mustFall()
                                ? "energy of the network (Lyapunov function)"
                                : "energy of the network, which may rise");
            case RESIDUAL -> one("residual", "distance from a fixed point, max |tau dx/dt|");
            case OVERLAP ->
                one(
                        "overlap",
                        experiment.network().features().isSpiking()
                                ? "cosine between the cued memory and the states v"
                                : "cosine between the cued memory and the outputs g");
            case MEMBRANE -> List.of(membrane("features", states, features), membrane("memories", states, memories));
            case SPIKES -> List.of();
        };
    }

    private static List<SampledQuantity> one(String name, ElementType type, SampledLayer layer, String longName) {
        return List.of(new SampledQuantity(name, type, layer, longName));
    }

    private static List<SampledQuantity> one(String name, String longName) {
        return List.of(new SampledQuantity(name, ElementType.FLOAT64, null, longName));
    }

    private static SampledQuantity membrane(String name, ElementType type, SampledLayer layer) {
        return new SampledQuantity(
                "membrane_" + name,
                type,
                layer,
                "membrane potential of the " + name + ", first copy of each unit; threshold 1, reset 0");
    }

    /** Declares it as a variable that is sampled at given times. */
    Variable declare(Trajectory trajectory) {
        return trajectory
                .variable(name, type, layer == null ? null : layer.dimension())
                .longName(longName)
                .units("1");
    }

    /** Declares it as one that is sampled at spikes. */
    Column declare(SpikeSamples samples) {
        return samples.column(name, type, layer == null ? null : layer.dimension())
                .longName(longName)
                .units("1");
    }
}
