package org.engram.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import tools.jackson.databind.JsonNode;

/** Rules about projections that no key can break alone, on a resolved document. */
final class ProjectionCheck {
    private static final double MOST_SYNAPSES = Integer.MAX_VALUE - 8;

    private final JsonNode document;
    private final Map<String, NeuronModel> models;
    private final Problems problems;
    private final DistributionCheck distributions;

    private ProjectionCheck(JsonNode document, Map<String, NeuronModel> models, Problems problems) {
        this.document = document;
        this.models = models;
        this.problems = problems;
        distributions = new DistributionCheck(document, problems);
    }

    static void check(JsonNode document, Map<String, NeuronModel> models, Problems problems) {
        var check = new ProjectionCheck(document, models, problems);
        for (int i = 0; i < document.get("projections").size(); i++) {
            check.projection("/projections/" + i);
        }
    }

    private void projection(String at) {
        delay(at);
        boolean knowsSources = names(document, at + "/from", problems);
        boolean knowsTargets = names(document, at + "/to", problems);
        if (!knowsSources || !knowsTargets) {
            return;
        }
        for (String target : listed(document.at(at + "/to"))) {
            target(at, target);
            for (String source : listed(document.at(at + "/from"))) {
                sizes(at, source, target);
            }
        }
    }

    private static Collection<String> listed(JsonNode names) {
        return names.isString() ? List.of(names.asString()) : ExperimentSchema.words(names);
    }

    private void delay(String at) {
        Optional<Distribution> delay = distributions.check(at + "/delay", "ms", "a delay");
        if (delay.isPresent() && delay.get() instanceof Distribution.Constant constant && constant.value() < 0) {
            problems.atValue(at + "/delay", "a delay of %s ms; wanted: at least 0 ms".formatted(constant.value()));
        }
    }

    private void target(String at, String target) {
        NeuronModel model = Objects.requireNonNull(models.get(target), target);
        if (model.receptors().isEmpty()) {
            problems.atValue(at + "/to", "the cells of `%s` hear nothing; wanted: other neurons".formatted(target));
            return;
        }
        receptor(document, at + "/receptor", model, problems);
        distributions
                .check(at + "/weight", model.weightUnit(), "a weight to `" + target + "`")
                .ifPresent(weight -> weight(at + "/weight", weight, model));
    }

    private void weight(String at, Distribution weight, NeuronModel model) {
        sign(at, weight, model, problems);
        if (weight instanceof Distribution.Constant constant && Math.abs(constant.value()) > Float.MAX_VALUE) {
            problems.atValue(at, "too large for the 32 bits of a synapse; wanted: a weight below 3.4e38");
        }
    }

    private void sizes(String at, String source, String target) {
        int sources = document.at("/populations/" + source + "/size").asInt();
        int targets = document.at("/populations/" + target + "/size").asInt();
        ConnectionRule rule = PopulationBinder.rule(document.at(at));
        boolean same = source.equals(target);
        if (rule instanceof ConnectionRule.OneToOne && sources != targets) {
            problems.atValue(
                    at + "/connect",
                    "one-to-one needs populations of one size, but `%s` has %d neurons and `%s` has %d"
                            .formatted(source, sources, target, targets));
        } else if (rule instanceof ConnectionRule.OneToOne one && same && !one.autapses()) {
            problems.atValue(
                    at + "/connect",
                    "one-to-one joins every neuron of `%s` to itself; wanted: `autapses: true`, or another population"
                            .formatted(source));
        } else if (rule instanceof ConnectionRule.FixedIndegree fixed) {
            candidates(
                    at + "/connect/fixed-indegree",
                    source,
                    target,
                    fixed,
                    sources - (same && !fixed.autapses() ? 1 : 0));
        }
        if (rule.expected(sources, targets, same) > MOST_SYNAPSES) {
            problems.atValue(
                    at + "/connect",
                    "%.3g synapses from `%s` to `%s`; at most %.0f are possible in one projection"
                            .formatted(rule.expected(sources, targets, same), source, target, MOST_SYNAPSES));
        }
    }

    /** @param count of the neurons from which the sources of one target are drawn */
    private void candidates(String at, String source, String target, ConnectionRule.FixedIndegree rule, int count) {
        if (count < 1) {
            problems.atValue(
                    at,
                    "the one neuron of `%s` has no other source; wanted: `autapses: true`, or a larger population"
                            .formatted(source));
        } else if (!rule.multapses() && rule.indegree() > count) {
            problems.atValue(
                    at,
                    "%d different sources for each neuron of `%s`, but `%s` has only %d possible ones; wanted: at most %d, or `multapses: true`"
                            .formatted(rule.indegree(), target, source, count, count));
        }
    }

    /** Whether all names are those of populations. */
    static boolean names(JsonNode document, String at, Problems problems) {
        Collection<String> known = document.get("populations").propertyNames();
        JsonNode names = document.at(at);
        boolean all = true;
        for (String name : listed(names)) {
            if (!known.contains(name)) {
                all = false;
                problems.atValue(
                        at,
                        "there is no population `%s`%s; wanted: one of %s"
                                .formatted(name, Spelling.suggestion(name, known), Spelling.list(known)));
            }
        }
        return all;
    }

    /** Whether the target has the receptor, if one is asked for. */
    static void receptor(JsonNode document, String at, NeuronModel model, Problems problems) {
        JsonNode receptor = document.at(at);
        if (receptor.isString() && !model.receptors().contains(receptor.asString())) {
            problems.atValue(
                    at,
                    "the target has no receptor `%s`; wanted: one of %s"
                            .formatted(receptor.asString(), Spelling.list(model.receptors())));
        }
    }

    /** Whether no conductance is negative. */
    static void sign(String at, Distribution weight, NeuronModel model, Problems problems) {
        if (model instanceof NeuronModel.Conductance && weight.least() < 0) {
            problems.atValue(
                    at,
                    "a conductance cannot be negative; wanted: weights of at least 0 nS (for inhibition with `receptor: inhibitory`), normal ones with `min: 0 nS`");
        }
    }
}
