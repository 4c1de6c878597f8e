package org.engram.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.Experiment;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.PopulationExperiment;
import org.engram.experiment.PopulationExperiment.Population;
import org.engram.experiment.Study;
import org.engram.network.Layer;
import org.engram.network.RateNetwork;
import org.engram.recording.ByteCount;
import org.engram.simulation.PopulationSimulation;
import org.engram.simulation.Simulation;
import org.engram.study.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
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
            PrintWriter out = spec.commandLine().getOut();
            ExperimentRun run = arguments.prepare(file);
            if (run instanceof PopulationRun populations) {
                describe(populations.simulation(), out);
            } else {
                describe(((NetworkRun) run).simulation(), out);
            }
            file.study().ifPresent(study -> describe(study, new Plan(study), out));
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
                tau(network.features()),
                tau(network.memories()),
                Figures.text(experiment.simulate().duration()),
                simulation.trialCount());
        out.printf(
                "method     %s (%s)%n",
                simulation.method().name(), simulation.method().reason());
        if (experiment.start() instanceof Experiment.Start.Cue cue
                && !cue.apply().setsInput()
                && Double.isFinite(cue.hold())) {
            out.printf("cue        `hold` has no effect: `apply: start` sets the state and holds nothing%n");
        }
        if (simulation.isToleranceFree()) {
            out.printf("tolerance  none: the method is exact, `rtol` and `atol` have no effect%n");
        }
        out.printf("energy     %s%n", simulation.energyLaw());
        out.printf("memory     synapses %s; recording %s%n", StorageText.withSize(simulation), recording(simulation));
        out.printf("cost       %s%n", CostText.of(simulation));
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
        out.printf("synapses   %d, %s%n", synapses, ByteCount.text(bytes));
        out.printf("time       %s ms in each of %d trials%n", Figures.text(experiment.duration()), experiment.trials());
        out.printf(
                "recording  %s%s%s%n",
                ByteCount.text(simulation.recordingBytes()),
                experiment.record().variables().contains(PopulationExperiment.Variable.SPIKES)
                        ? " and 24 bytes for each spike"
                        : "",
                atSpikes(experiment.record().onSpikesOf()));
        out.printf("method     event (exact, no time grid); a spike costs one event for each of its synapses%n");
        out.flush();
    }

    /** @param plan whose existence says that all points can be run */
    private static void describe(Study study, Plan plan, PrintWriter out) {
        out.printf(
                "study      %s of %d points, all checked: %s x %d repeats%s%n",
                study.kind().name().toLowerCase(Locale.ROOT),
                plan.layout().points(),
                study.axes().stream()
                        .map(axis -> axis.size() + " " + axis.name())
                        .collect(Collectors.joining(" x ")),
                study.repeats(),
                study.isSearch() ? ", each the search for a threshold" : "");
        out.flush();
    }

    private static String tau(Layer layer) {
        if (layer.isAdiabatic()) {
            return "0 (adiabatic)";
        }
        String range = layer.hasOneTau()
                ? ""
                : " on average (%s to %s ms)"
                        .formatted(
                                Figures.text(layer.taus().stream().min().orElseThrow()),
                                Figures.text(layer.taus().stream().max().orElseThrow()));
        return Figures.text(layer.tau()) + " ms" + range;
    }

    private static String recording(Simulation simulation) {
        return ByteCount.text(simulation.recordingBytes())
                + atSpikes(simulation.experiment().record().onSpikesOf());
    }

    /** @param of whose spikes count */
    private static String atSpikes(List<String> of) {
        return of.isEmpty() ? "" : " and a sample at every moment at which %s fire".formatted(String.join(" or ", of));
    }
}
