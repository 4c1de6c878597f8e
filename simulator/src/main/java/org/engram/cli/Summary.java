package org.engram.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.engram.experiment.Experiment;
import org.engram.network.RateNetwork;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The last lines of a run, for a person or as JSON. */
final class Summary implements ExperimentRun.Report {
    private static final double MEDIAN = 50;

    private final Simulation simulation;
    private final List<TrialResult> results;
    private final double wallSeconds;
    private final Path output;

    Summary(Simulation simulation, List<TrialResult> results, double wallSeconds, Path output) {
        this.simulation = simulation;
        this.results = results;
        this.wallSeconds = wallSeconds;
        this.output = output;
    }

    @Override
    public String text() {
        RateNetwork network = simulation.network();
        var lines = new StringBuilder();
        line(lines, "%s", simulation.experiment().title());
        line(
                lines,
                "network    %d feature neurons, %d memory neurons (%.3g x 0.14 N_f), %s",
                network.features().size(),
                network.memories().size(),
                network.memories().size() / (0.14 * network.features().size()),
                timeScales(network));
        line(lines, "synapses   %s", StorageText.withSize(simulation));
        line(
                lines,
                "method     %s (%s)",
                simulation.method().name(),
                simulation.method().reason());
        if (hasCues()) {
            line(
                    lines,
                    "retrieved  %d of %d cued memories; overlap with them at least %.4f, median %.4f (cues: median %.4f)",
                    correct(),
                    results.size(),
                    lowest(TrialResult::cuedOverlap),
                    median(TrialResult::cuedOverlap),
                    median(TrialResult::initialOverlap));
            if (silent() > 0) {
                line(
                        lines,
                        "           no memory neuron fired in %d of %d trials: what they give back is the cue itself",
                        silent(),
                        results.size());
            }
        }
        if (simulation.combinations().length > 0) {
            line(lines, "still      %d of %d combinations stand still", still(), results.size());
        }
        if (simulation.isSpiking()) {
            spikes(lines);
        } else {
            convergence(lines);
        }
        line(lines, "recording  %s", output);
        return lines.toString();
    }

    /** What only rate networks have: a fixed point, an energy that falls, steps. */
    private void convergence(StringBuilder lines) {
        line(
                lines,
                "settled    %d of %d%s",
                settled(),
                results.size(),
                settled() == 0 ? "" : ", median after %s ms".formatted(Figures.text(medianSettled())));
        line(
                lines,
                "energy     %s; %s",
                results.size() == 1
                        ? "%.6g -> %.6g"
                                .formatted(
                                        results.get(0).energy().start(),
                                        results.get(0).energy().end())
                        : "ends no higher than it began in %d of %d trials".formatted(falling(), results.size()),
                rises());
        if (!simulation.energyLaw().mustFall()) {
            line(lines, "           %s", simulation.energyLaw());
        }
        double identity = highest(r -> r.energy().identityError());
        if (hasClosedRate() && !Double.isNaN(identity)) {
            line(lines, "           dE/dt = -tau v'Lv'' v' - tau h'Lh'' h' holds to %.1g of the change", identity);
        }
        line(
                lines,
                "cost       %d passes over the synapses, %d steps, %.2f s",
                results.stream().mapToLong(TrialResult::passes).sum(),
                results.stream().mapToLong(TrialResult::steps).sum(),
                wallSeconds);
    }

    /** Steps that raise the energy, in all trials together. */
    private String rises() {
        long count = riseCount();
        return "%s beyond rounding (largest rise %.2g)"
                .formatted(
                        count == 0 ? "no step raises it" : count == 1 ? "1 step raises it" : count + " steps raise it",
                        highest(r -> r.energy().largestRise()));
    }

    /** Whether dE/dt is what the closed form says: of directed or delayed synapses it is something else. */
    private boolean hasClosedRate() {
        Experiment.Network network = simulation.experiment().network();
        return network.synapses().areSymmetric() && network.delay() == 0;
    }

    private void spikes(StringBuilder lines) {
        long features = results.stream().mapToLong(TrialResult::featureSpikes).sum();
        long memories = results.stream().mapToLong(TrialResult::memorySpikes).sum();
        double seconds = results.stream().mapToDouble(TrialResult::endedAt).sum() / 1000;
        line(
                lines,
                "spikes     %d of features (%.3g Hz), %d of memories (%.3g Hz)",
                features,
                features / seconds / simulation.featureNeurons(),
                memories,
                memories / seconds / simulation.memoryNeurons());
        double lag = highest(TrialResult::poolLag);
        if (!Double.isNaN(lag)) {
            line(
                    lines,
                    "pool       off the log-sum-exp by up to %.2g: at some recorded time outputs would sum to %.2g or %.2g instead of 1",
                    lag,
                    Math.exp(-lag),
                    Math.exp(lag));
        }
        if (!Double.isNaN(results.get(0).energy().start())) {
            line(
                    lines,
                    "energy     of the rate twin ends no higher than it began in %d of %d trials; largest rise between recorded times %.2g",
                    falling(),
                    results.size(),
                    highest(r -> r.energy().largestRise()));
            line(lines, "           %s", simulation.energyLaw());
        }
        line(
                lines,
                "cost       %.3g synaptic events (synapses crossed by spikes), %.2f s, %.3g x real time",
                (double) features * simulation.network().memories().size()
                        + (double) memories * simulation.network().features().size(),
                wallSeconds,
                seconds / wallSeconds);
    }

    private static String timeScales(RateNetwork network) {
        return network.memories().isAdiabatic()
                ? "memory neurons adiabatic"
                : network.features().isAdiabatic()
                        ? "feature neurons adiabatic"
                        : "tau_h/tau_f = " + Figures.text(network.timeScaleRatio());
    }

    private static void line(StringBuilder lines, String format, Object... values) {
        lines.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    @Override
    public String json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode root = json.objectNode();
        root.put("title", simulation.experiment().title());
        root.put("recording", output.toString());
        root.put("features", simulation.network().features().size());
        root.put("memories", simulation.network().memories().size());
        root.put("storage", StorageText.of(simulation.experiment()));
        root.put("method", simulation.method().name());
        root.put("reason", simulation.method().reason());
        root.put("trials", results.size());
        if (hasCues()) {
            root.put("retrieved", correct());
            root.put("silent", silent());
        }
        if (simulation.combinations().length > 0) {
            root.put("still", still());
        }
        if (simulation.isSpiking()) {
            root.put(
                    "feature_spikes",
                    results.stream().mapToLong(TrialResult::featureSpikes).sum());
            root.put(
                    "memory_spikes",
                    results.stream().mapToLong(TrialResult::memorySpikes).sum());
        }
        root.put("settled", settled());
        root.put("energy_rises", riseCount());
        put(root, "max_energy_rise", highest(r -> r.energy().largestRise()));
        put(root, "energy_identity_error", highest(r -> r.energy().identityError()));
        root.put("wall_seconds", wallSeconds);
        ArrayNode trials = root.putArray("results");
        results.forEach(result -> trials.add(json(result)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode json(TrialResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("trial", result.trial());
        node.put("cued", result.cued());
        node.put("retrieved", result.retrieved());
        put(node, "overlap", result.overlap());
        put(node, "runner_up", result.runnerUp());
        put(node, "initial_overlap", result.initialOverlap());
        put(node, "cued_overlap", result.cuedOverlap());
        node.put("converged", result.converged());
        put(node, "settled_at", result.settledAt());
        node.put("passes", result.passes());
        node.put("steps", result.steps());
        node.put("rejected", result.rejected());
        put(node, "pool_lag", result.poolLag());
        put(node, "energy_start", result.energy().start());
        put(node, "energy_end", result.energy().end());
        put(node, "max_energy_rise", result.energy().largestRise());
        return node;
    }

    /** JSON has no NaN: what is not a number is null. */
    static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private boolean hasCues() {
        return results.get(0).cued() >= 0;
    }

    private long still() {
        return results.stream().filter(TrialResult::standsStill).count();
    }

    private long correct() {
        return results.stream().filter(TrialResult::isCorrect).count();
    }

    /** Trials in which memory neurons that could fire did not. */
    private long silent() {
        return simulation.experiment().network().memories().isSpiking()
                ? results.stream().filter(r -> r.memorySpikes() == 0).count()
                : 0;
    }

    private long settled() {
        return results.stream().filter(TrialResult::converged).count();
    }

    private long falling() {
        return results.stream()
                .filter(r -> r.energy().end() <= r.energy().start())
                .count();
    }

    private long riseCount() {
        return results.stream().mapToLong(r -> r.energy().rises()).sum();
    }

    private double medianSettled() {
        return StatUtils.percentile(
                results.stream()
                        .filter(TrialResult::converged)
                        .mapToDouble(TrialResult::settledAt)
                        .toArray(),
                MEDIAN);
    }

    private double lowest(ToDoubleFunction<TrialResult> figure) {
        return StatUtils.min(all(figure));
    }

    private double highest(ToDoubleFunction<TrialResult> figure) {
        return StatUtils.max(all(figure));
    }

    private double median(ToDoubleFunction<TrialResult> figure) {
        return StatUtils.percentile(all(figure), MEDIAN);
    }

    private double[] all(ToDoubleFunction<TrialResult> figure) {
        return results.stream().mapToDouble(figure).toArray();
    }
}
