package org.engram.experiment;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about {@code network.synapses.delay}, on a resolved document. */
final class DelayCheck {
    private static final String DELAY = "/network/synapses/delay";
    private static final String METHOD = "/simulate/integrator/method";
    private static final String METHOD_OF_STEPS = "method-of-steps";
    private static final Set<String> OF_MEMORIES = Set.of("h", "f");

    private final JsonNode document;
    private final Problems problems;

    private DelayCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(JsonNode document, Problems problems) {
        var check = new DelayCheck(document, problems);
        boolean delayed = isDelayed(document);
        if (!delayed) {
            check.requireDelay();
        } else if (SpikingCheck.fires(document, "features") != SpikingCheck.fires(document, "memories")) {
            check.refuseMixedLayers();
        } else if (SpikingCheck.anyFires(document)) {
            check.refuseMapping();
        } else {
            check.method();
            check.adiabaticFeatures();
            check.statesOfAdiabaticMemories();
        }
    }

    /** Whether the synapses of a resolved document are delayed. */
    static boolean isDelayed(JsonNode document) {
        return document.at(DELAY).asDouble() > 0;
    }

    private void requireDelay() {
        if (document.at(METHOD).asString().equals(METHOD_OF_STEPS)) {
            problems.atValue(
                    METHOD,
                    "`method-of-steps` takes steps that are no longer than the delay of the synapses, which is 0; write `method: auto`, or `network.synapses.delay: 1 ms`");
        }
    }

    private void refuseMixedLayers() {
        problems.atValue(
                DELAY,
                "spikes and outputs of rate neurons are not delayed together; make both layers `rate`, or both `lif` or `escape`, or write `delay: 0 ms`");
    }

    private void refuseMapping() {
        if (document.has("mapping")) {
            problems.atValue(
                    DELAY,
                    "no spike is under way at the start, but outputs of the rate neurons with which `mapping` compares are; write `delay: 0 ms`, or a `sweep`");
        }
    }

    private void method() {
        String method = document.at(METHOD).asString();
        if (!Set.of("auto", METHOD_OF_STEPS).contains(method)) {
            problems.atValue(
                    METHOD,
                    "`%s` knows the present state only, but the synapses are delayed; write `method: auto`, or `network.synapses.delay: 0 ms`"
                            .formatted(method));
        }
    }

    private boolean isAdiabatic(String layer) {
        return document.at("/network/" + layer + "/tau").isString();
    }

    private void adiabaticFeatures() {
        if (isAdiabatic("features")) {
            problems.atValue(
                    "/network/features/tau",
                    "adiabatic feature neurons follow their input at once, but delayed memories later; give them a time such as `10 ms`, or write `delay: 0 ms`");
        }
    }

    private void statesOfAdiabaticMemories() {
        if (!isAdiabatic("memories")) {
            return;
        }
        JsonNode variables = document.at("/record/variables");
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i).asString();
            if (OF_MEMORIES.contains(variable)) {
                problems.atValue(
                        "/record/variables/" + i,
                        "`%s` of adiabatic memory neurons is a function of a state v one delay ago; record `v`, or give `network.memories.tau` a time"
                                .formatted(variable));
            }
        }
    }
}
