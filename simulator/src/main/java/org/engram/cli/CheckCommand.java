package org.engram.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.Experiment;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.network.RateNetwork;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Checks an experiment file; prints sizes, memory and expected cost.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentArguments arguments;

    @Override
    public Integer call() {
        try (ExperimentFile file = arguments.read()) {
            ExperimentRun run = arguments.prepare(file);
            PrintWriter out = spec.commandLine().getOut();
            if (run instanceof PopulationRun populations) {
                describe(populations.simulation(), out);
            } else {
                describe(((NetworkRun) run).simulation(), out);
            }
        }
        return 0;
    }

    private static void describe(Simulation simulation, PrintWriter out) {
        Experiment experiment = simulation.experiment();
        RateNetwork network = simulation.network();
        out.printf("%s%n", experiment.title());
        out.printf(
                "network    %d feature neurons (%s), %d memory neurons (%s)%n",
                network.features().size(),
                network.features().activation().kind(),
                network.memories().size(),
                network.memories().activation().kind());
        out.printf(
                "time       tau_f = %s, tau_h = %s; %s ms in each of %d trials%n",
                tau(network.features().tau()),
                tau(network.memories().tau()),
                Figures.text(experiment.simulate().duration()),
                simulation.cued().length);
        out.printf(
                "method     %s (%s)%n",
                simulation.method().name(), simulation.method().reason());
        out.printf(
                "energy     %s%n",
                network.hasConvexLagrangians()
                        ? "falls or stays: both Lagrangians are convex"
                        : "MAY RISE: the Lagrangian of the %s is not convex (arXiv:2008.06996, eq. 4)"
                                .formatted(nonConvex(network)));
        out.printf(
                "memory     synapses %s, recording %s%n",
                Sizes.text(network.synapses().bytes()), recording(simulation));
        out.printf(
                "cost       one pass reads %s; a trial takes some hundred to some thousand passes%n",
                Sizes.text(network.synapses().bytes()));
        out.flush();
    }

    private static void describe(PopulationSimulation simulation, PrintWriter out) {
        PopulationExperiment experiment = simulation.experiment();
        out.printf("%s%n", experiment.title());
        for (Population population : experiment.populations()) {
            out.printf("%-10s %d cells%n", population.name(), population.size());
        }
        long synapses = 0;
        long bytes = 0;
        for (SparseSynapses projection : simulation.synapses()) {
            synapses += projection.count();
            bytes += projection.bytes();
        }
        out.printf("synapses   %d, %s%n", synapses, Sizes.text(bytes));
        out.printf("time       %s ms in each of %d trials%n", Figures.text(experiment.duration()), experiment.trials());
        out.printf("method     event (exact, no time grid); a spike costs one event for each of its synapses%n");
        out.flush();
    }

    private static String tau(double tau) {
        return tau == 0 ? "0 (adiabatic)" : Figures.text(tau) + " ms";
    }

    private static String nonConvex(RateNetwork network) {
        boolean features = !network.features().activation().isConvex();
        boolean memories = !network.memories().activation().isConvex();
        return features && memories ? "features and of the memories" : features ? "features" : "memories";
    }

    private static String recording(Simulation simulation) {
        return Sizes.text(simulation.recordingBytes());
    }
}
