package org.engram.experiment;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** {@code record.on} of a resolved document: at whose spikes samples are taken as well. */
final class SpikeTrigger {
    private static final JsonPointer KEY = JsonPointer.compile("/record/on");
    private static final List<String> LAYERS = List.of("features", "memories");
    private static final List<String> SOURCES = List.of("poisson", "regular");
    private static final List<String> NOT_SAMPLED = List.of("spikes", "rate");

    private final JsonNode document;
    private final Problems problems;

    private SpikeTrigger(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The names of the layers or populations; empty: samples are taken at given times only. */
    static List<String> bind(JsonNode document) {
        JsonNode on = document.at(KEY);
        if (on.isMissingNode()) {
            return List.of();
        }
        if (on.isString()) {
            return withStates(document);
        }
        JsonNode names = on.get("spike");
        return names.isString() ? List.of(names.asString()) : ExperimentSchema.words(names);
    }

    /** What fires and is recorded. */
    private static List<String> recorded(JsonNode document) {
        return document.has("populations")
                ? ExperimentSchema.words(document.at("/record/populations"))
                : LAYERS.stream()
                        .filter(layer -> SpikingCheck.fires(document, layer))
                        .toList();
    }

    /** Those of them that have a state: no sources of spikes, which count where they are named. */
    private static List<String> withStates(JsonNode document) {
        return recorded(document).stream()
                .filter(name -> !SOURCES.contains(
                        document.at("/populations/" + name + "/neuron/model").asString("")))
                .toList();
    }

    static void check(JsonNode document, Problems problems) {
        if (!document.at(KEY).isMissingNode()) {
            new SpikeTrigger(document, problems).check();
        }
    }

    private void check() {
        if (recorded(document).isEmpty()) {
            problems.atKey(
                    KEY,
                    "no layer fires spikes; wanted: `every` or `at`, or a layer with `model: lif` or `model: escape`");
            return;
        }
        if (document.at(KEY).isString() && withStates(document).isEmpty()) {
            problems.atKey(
                    KEY,
                    "no neurons are recorded but sources of spikes; wanted: whose, such as `{spike: %s}`"
                            .formatted(recorded(document).get(0)));
        }
        names();
        if (Collections.disjoint(sampledVariables(), ExperimentSchema.words(document.at("/record/variables")))) {
            problems.atKey(
                    KEY,
                    "nothing is sampled at spikes; wanted in `record.variables`: one of "
                            + Spelling.list(sampledVariables()));
        }
    }

    private void names() {
        List<String> known = recorded(document);
        JsonNode names = document.at(KEY).path("spike");
        Stream.concat(Stream.of(KEY.appendProperty("spike")), entries(names))
                .filter(at -> document.at(at).isString())
                .filter(at -> !known.contains(document.at(at).asString()))
                .forEach(at -> problems.atValue(at, unknown(document.at(at).asString(), known)));
    }

    private static Stream<JsonPointer> entries(JsonNode names) {
        JsonPointer list = KEY.appendProperty("spike");
        return names.isArray()
                ? Stream.iterate(0, i -> i < names.size(), i -> i + 1).map(list::appendIndex)
                : Stream.of();
    }

    private String unknown(String name, List<String> known) {
        String fault = document.has("populations")
                ? document.get("populations").has(name)
                        ? "population `%s` is not recorded; name it in `record.populations`".formatted(name)
                        : "there is no population `%s`%s".formatted(name, Spelling.suggestion(name, known))
                : LAYERS.contains(name)
                        ? "`%s` are rate neurons, which fire no spikes".formatted(name)
                        : "there is no layer `%s`%s".formatted(name, Spelling.suggestion(name, known));
        return fault + "; wanted: one of " + Spelling.list(known);
    }

    private List<String> sampledVariables() {
        return document.has("populations")
                ? RecordCheck.POPULATION_VARIABLES.stream()
                        .filter(variable -> !NOT_SAMPLED.contains(variable))
                        .toList()
                : RecordCheck.SAMPLED_OF_SPIKING_LAYERS;
    }
}
