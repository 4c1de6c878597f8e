package org.engram.cli;

import org.engram.experiment.Experiment;
import org.engram.recording.ByteCount;
import org.engram.simulation.Simulation;

/** What a run will cost, as far as it is known before. */
final class CostText {
    private CostText() {}

    static String of(Simulation simulation) {
        if (simulation.experiment().network().isMixed()) {
            return "a spike costs one event for each synapse of its cell, and three products with all synapses for the drive by the rate neurons";
        }
        return simulation.isSpiking()
                ? "one event for each synapse of a cell that fires: %d of a feature, %d of a memory"
                        .formatted(
                                simulation.network().memories().size(),
                                simulation.network().features().size())
                : "%s; a pass reads %s%s"
                        .formatted(
                                integration(simulation),
                                ByteCount.text(simulation.network().synapses().bytes()),
                                simulation.recordingTakesPasses() ? "; each recorded time takes one more" : "");
    }

    private static String integration(Simulation simulation) {
        Experiment.Simulate spec = simulation.experiment().simulate();
        double tau = simulation.network().features().tau();
        return switch (simulation.method().name()) {
            case "imex" -> "one pass a step, of which the tolerance decides the number";
            case "event" ->
                "a row or a column of the synapses for each switch of a neuron, one pass where a layer is linear or adiabatic";
            case "attention", "asynchronous" -> trial(1 + updates(spec.duration(), tau));
            case "euler" ->
                trial(1 + updates(spec.duration(), spec.integrator().step().orElseThrow()));
            case "runge-kutta-4" ->
                trial(1 + 4 * updates(spec.duration(), spec.integrator().step().orElseThrow()));
            default -> "several passes a step, of which the tolerance decides the number";
        };
    }

    private static String trial(long passes) {
        return "at most about %d passes in each trial".formatted(passes);
    }

    private static long updates(double duration, double interval) {
        return (long) Math.ceil(duration / interval);
    }
}
