package org.engram.experiment;

import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Rules about layers that fire spikes, on a resolved document. */
final class SpikingCheck {
    private static final List<String> LAYERS = List.of("features", "memories");
    private static final Set<String> DISCONTINUOUS = Set.of("sign", "step");
    /** Activations whose outputs depend on the whole layer. */
    static final Set<String> WITHOUT_INTENSITY = Set.of("softmax", "spherical");

    private final JsonNode document;
    private final Problems problems;

    private SpikingCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(JsonNode document, Problems problems) {
        var check = new SpikingCheck(document, problems);
        LAYERS.forEach(check::keys);
        if (anyFires(document)) {
            LAYERS.forEach(check::layer);
            check.synapses();
            check.simulation();
            check.ablation();
        } else {
            ExactMotionCheck.check(document, problems);
        }
    }

    /** Whether a layer of a resolved document fires spikes; none does where there are populations instead. */
    static boolean fires(JsonNode document, String layer) {
        return !document.at("/network/" + layer + "/model").asString("rate").equals("rate");
    }

    /** Whether one of the two layers does. */
    static boolean anyFires(JsonNode document) {
        return LAYERS.stream().anyMatch(layer -> fires(document, layer));
    }

    private String model(String layer) {
        return document.at("/network/" + layer + "/model").asString();
    }

    private boolean isSpiking(String layer) {
        return fires(document, layer);
    }

    /** Keys that belong to another model. */
    private void keys(String layer) {
        JsonNode description = document.at("/network/" + layer);
        description.propertyNames().forEach(key -> {
            Set<String> models = modelsOf(key);
            if (!models.contains(model(layer))) {
                problems.atKey(
                        pointer(layer, key),
                        "is for `model: %s`, but this is `model: %s`"
                                .formatted(
                                        String.join(
                                                "` or `",
                                                models.stream().sorted().toList()),
                                        model(layer)));
            }
        });
    }

    private static Set<String> modelsOf(String key) {
        return switch (key) {
            case "membrane", "refractory", "bias" -> Set.of("lif");
            case "rate", "copies" -> Set.of("lif", "escape");
            case "normalise" -> Set.of("escape");
            case "activation" -> Set.of("rate", "escape");
            default -> Set.of("rate", "lif", "escape");
        };
    }

    /** A layer that hears spikes, from itself or not. */
    private void layer(String layer) {
        JsonNode description = document.at("/network/" + layer);
        if (description.path("tau").isString()) {
            problems.atValue(
                    pointer(layer, "tau"),
                    "spikes are filtered with a time constant, so that the layer cannot be adiabatic; wanted: a time such as `5 ms`");
        }
        if (description.path("leak").asDouble(1) == 0) {
            problems.atValue(pointer(layer, "leak"), "0 would sum up spikes without end; wanted: a number > 0");
        }
        if (isSpiking(layer)) {
            intensity(layer, description);
        } else {
            continuousOutput(layer, description);
        }
    }

    private void continuousOutput(String layer, JsonNode description) {
        String kind = description.at("/activation/kind").asString();
        if (DISCONTINUOUS.contains(kind)) {
            problems.atValue(
                    pointer(layer, "activation"),
                    "the output of `%s` neurons jumps between the spikes that they hear; beside a spiking layer it must be continuous, write `{kind: %s, gain: 100}`"
                            .formatted(kind, kind.equals("sign") ? "tanh" : "sigmoid"));
        }
    }

    private void intensity(String layer, JsonNode description) {
        String kind = description.at("/activation/kind").asString("");
        if (WITHOUT_INTENSITY.contains(kind)) {
            problems.atValue(
                    pointer(layer, "activation"),
                    "`%s` is no function of one neuron's state, which the intensity of escape noise must be; %s"
                            .formatted(
                                    kind,
                                    kind.equals("softmax")
                                            ? "write `{kind: exponential, beta: ...}` and `normalise: {pool: 1 ms}`"
                                            : "choose another activation"));
        }
        if (description.has("normalise") && !kind.equals("exponential")) {
            problems.atValue(
                    pointer(layer, "normalise"),
                    "a pool makes a softmax of exponential neurons, but the activation is `%s`; wanted: `{kind: exponential}`"
                            .formatted(kind));
        }
    }

    private void synapses() {
        if (document.at("/network/synapses/mapped").asBoolean()) {
            problems.atValue(
                    "/network/synapses/mapped",
                    "spiking layers keep their synapses in memory, row by row; write `mapped: false`");
        }
    }

    private void ablation() {
        if (document.has("ablation")) {
            problems.atKey(
                    JsonPointer.compile("/ablation"),
                    "compares with adiabatic memory neurons, which spiking ones cannot be; write a `sweep` of `network.memories.tau`");
        }
    }

    private void simulation() {
        String method = document.at("/simulate/integrator/method").asString();
        if (!Set.of("auto", "event").contains(method)) {
            problems.atValue(
                    "/simulate/integrator/method",
                    "`%s` integrates rate neurons; spiking layers are advanced from event to event, wanted: `event`"
                            .formatted(method));
        }
        if (document.at("/simulate").has("stop")) {
            problems.atValue("/simulate/stop", "a spiking network never rests at a fixed point; remove it");
        }
        if (document.at("/record/solver").asBoolean(false)) {
            problems.atValue("/record/solver", "a spiking network takes no steps; write `variables: [spikes]`");
        }
    }

    private static JsonPointer pointer(String layer, String key) {
        return JsonPointer.compile("/network/" + layer + "/" + key);
    }
}
