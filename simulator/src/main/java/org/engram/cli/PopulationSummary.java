package org.engram.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.engram.connectivity.sparse.SparseSynapses;
import org.engram.experiment.PopulationExperiment;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationResult.Activity;
import org.engram.simulation.PopulationSimulation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The last lines of a run of populations, for a person or as JSON. */
final class PopulationSummary implements ExperimentRun.Report {
    private final PopulationExperiment experiment;
    private final long synapses;
    private final List<PopulationResult> results;
    private final double wallSeconds;
    private final Path output;

    PopulationSummary(
            PopulationSimulation simulation, List<PopulationResult> results, double wallSeconds, Path output) {
        experiment = simulation.experiment();
        synapses =
                simulation.synapses().stream().mapToLong(SparseSynapses::count).sum();
        this.results = results;
        this.wallSeconds = wallSeconds;
        this.output = output;
    }

    @Override
    public String text() {
        var lines = new StringBuilder();
        lines.append(String.format("%s%n", experiment.title()));
        lines.append(String.format(
                "network    %d neurons in %d populations, %d synapses; %s ms, %d trial%s%n",
                neurons(experiment),
                experiment.populations().size(),
                synapses,
                Figures.text(experiment.duration()),
                results.size(),
                results.size() == 1 ? "" : "s"));
        lines.append("method     event (exact, no time grid)").append(System.lineSeparator());
        for (int k = 0; k < experiment.populations().size(); k++) {
            int population = k;
            lines.append(String.format(
                    "%-10s %s Hz; CV of interspike intervals %s; synchrony %s (1: independent)%n",
                    experiment.populations().get(k).name(),
                    Figures.text(mean(population, Activity::rate)),
                    text(mean(population, Activity::cv)),
                    text(mean(population, Activity::synchrony))));
        }
        lines.append(String.format(
                "cost       %d spikes, %.2f s, %.3g x real time%n",
                spikes(), wallSeconds, experiment.duration() * results.size() / 1000 / wallSeconds));
        lines.append(String.format("recording  %s%n", output));
        return lines.toString();
    }

    static long neurons(PopulationExperiment experiment) {
        return experiment.populations().stream()
                .mapToLong(PopulationExperiment.Population::size)
                .sum();
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? "-" : "%.3g".formatted(figure);
    }

    private long spikes() {
        return results.stream()
                .flatMap(result -> result.populations().stream())
                .mapToLong(Activity::spikes)
                .sum();
    }

    /** Over the trials. */
    private double mean(int population, ToDoubleFunction<Activity> figure) {
        return results.stream()
                .mapToDouble(result -> figure.applyAsDouble(result.populations().get(population)))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("title", experiment.title());
        root.put("recording", output.toString());
        root.put("neurons", neurons(experiment));
        root.put("synapses", synapses);
        root.put("method", "event");
        root.put("spikes", spikes());
        root.put("wall_seconds", wallSeconds);
        var trials = root.putArray("results");
        results.forEach(result -> trials.add(json(result)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode json(PopulationResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trial", result.trial());
        ObjectNode populations = node.putObject("populations");
        for (Activity activity : result.populations()) {
            ObjectNode figures = populations.putObject(activity.name());
            figures.put("spikes", activity.spikes());
            Summary.put(figures, "rate", activity.rate());
            Summary.put(figures, "cv", activity.cv());
            Summary.put(figures, "synchrony", activity.synchrony());
        }
        return node;
    }
}
