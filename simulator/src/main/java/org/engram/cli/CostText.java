package org.engram.cli;

import org.engram.connectivity.Synapses;
import org.engram.experiment.Experiment;
import org.engram.integrator.MethodOfSteps;
import org.engram.network.RateNetwork;
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
                                ByteCount.text(bytesOfPass(simulation)),
                                simulation.recordingTakesPasses()
                                        ? "; each recorded time takes %s more".formatted(count(passes(simulation)))
                                        : "");
    }

    /** Where the two directions differ and are needed one after the other, a pass reads the synapses of one of them. */
    private static long bytesOfPass(Simulation simulation) {
        long bytes = simulation.network().synapses().bytes();
        boolean symmetric = simulation.experiment().network().synapses().areSymmetric();
        return symmetric ? bytes : bytes / passes(simulation);
    }

    /** The passes of an evaluation: of the way from one layer to the other and back where one follows the other. */
    private static int passes(Simulation simulation) {
        RateNetwork network = simulation.network();
        String method = simulation.method().name();
        boolean follows = network.features().isAdiabatic()
                || network.memories().isAdiabatic()
                || method.equals("imex")
                || Experiment.Integrator.isDiscrete(method);
        Synapses synapses =
                network.features().isAdiabatic() ? network.synapses().transposed() : network.synapses();
        return follows ? synapses.passesThrough() : 1;
    }

    private static String count(int passes) {
        return passes == 1 ? "one" : String.valueOf(passes);
    }

    private static String integration(Simulation simulation) {
        Experiment.Simulate spec = simulation.experiment().simulate();
        double tau = simulation.network().features().tau();
        int through = passes(simulation);
        return switch (simulation.method().name()) {
            case "imex" ->
                "%s a step, of which the tolerance decides the number"
                        .formatted(through == 1 ? "one pass" : through + " passes");
            case "method-of-steps" -> delayed(simulation, through);
            case "event" ->
                "a row or a column of the synapses for each switch of a neuron, one pass where a layer is linear or adiabatic";
            case "attention", "asynchronous", "synchronous" -> trial(through * (1 + updates(spec.duration(), tau)));
            case "euler" ->
                trial(through
                        * (1 + updates(spec.duration(), spec.integrator().step().orElseThrow())));
            case "runge-kutta-4" ->
                trial(through
                        * (1
                                + 4
                                        * updates(
                                                spec.duration(),
                                                spec.integrator().step().orElseThrow())));
            default -> "several passes a step, of which the tolerance decides the number";
        };
    }

    private static String delayed(Simulation simulation, int through) {
        double longest = simulation.network().dynamics().lag();
        long fewest = (long) MethodOfSteps.FEWEST_PASSES * through;
        long most = (long) MethodOfSteps.MOST_PASSES * through;
        return "%d to %d passes a step, of which none is longer than %s ms: at least %d passes in each trial"
                .formatted(
                        fewest,
                        most,
                        Figures.text(longest),
                        fewest * updates(simulation.experiment().simulate().duration(), longest));
    }

    private static String trial(long passes) {
        return "at most about %d passes in each trial".formatted(passes);
    }

    private static long updates(double duration, double interval) {
        return (long) Math.ceil(duration / interval);
    }
}
