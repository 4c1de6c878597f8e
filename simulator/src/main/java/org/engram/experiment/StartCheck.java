package org.engram.experiment;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** On a resolved document: no layer starts where it has no output, as spherical neurons with epsilon 0 have none at 0. */
final class StartCheck {
    private final JsonNode document;

    private final Problems problems;

    private StartCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(JsonNode document, Problems problems) {
        var check = new StartCheck(document, problems);
        check.combinations();
        if (check.isUndefinedAtZero("features") && check.featuresStart()) {
            check.features();
        }
        if (check.isUndefinedAtZero("memories") && check.memoriesStart()) {
            check.memories();
        }
    }

    /** Where features rest under given outputs needs a leak, and that nothing fires by chance. */
    private void combinations() {
        if (!document.at("/start").has("combinations")) {
            return;
        }
        if (SpikingCheck.anyFires(document)) {
            problems.atKey(
                    JsonPointer.compile("/start/combinations"),
                    "a spiking network never rests, so that there is nothing to start from; write `features`, or a `cue`");
        } else if (isZero(document.at("/network/features/input"))) {
            combinationOfNone();
        }
        if (document.at("/network/features/leak").asDouble(1) == 0) {
            problems.atValue(
                    "/network/features/leak",
                    "0 leaves features nowhere to rest, from where `start.combinations` starts; wanted: a number > 0");
        }
    }

    /** No memory neurons and no input leave the features at 0, and the memory neurons with what these put out there. */
    private void combinationOfNone() {
        double[] output = new double[1];
        ActivationBinder.bind(document.at("/network/features/activation")).output(output, output);
        if (isUndefinedAtZero("features")) {
            refuseCombinationOfNone("features");
        } else if (isUndefinedAtZero("memories") && output[0] == 0) {
            refuseCombinationOfNone("memories");
        }
    }

    private void refuseCombinationOfNone(String layer) {
        problems.atValue(
                "/network/" + layer + "/activation",
                "spherical neurons with epsilon 0 have no output at 0, where the combination of no memory neurons starts (`start.combinations`); use `epsilon` > 0");
    }

    private boolean isUndefinedAtZero(String layer) {
        JsonNode activation = document.at("/network").get(layer).path("activation");
        return activation.path("kind").asString("").equals("spherical")
                && activation.get("epsilon").asDouble() == 0;
    }

    /** Whether v(0) matters: adiabatic feature neurons use it only to find h(0). */
    private boolean featuresStart() {
        return !isAdiabatic("features") || !document.has("start") || isFollowing();
    }

    /** Whether h(0) is given: memory neurons that follow at once have none, those of a cue are 0 unless they lead. */
    private boolean memoriesStart() {
        boolean leads = document.has("cue") && isAdiabatic("features");
        return !leads
                && !isFollowing()
                && !isAdiabatic("memories")
                && !Experiment.Integrator.isDiscrete(
                        document.at("/simulate/integrator/method").asString());
    }

    private boolean isAdiabatic(String layer) {
        return document.at("/network").get(layer).get("tau").isString();
    }

    /** Whether h(0) = xi g(v(0)) is asked for. */
    private boolean isFollowing() {
        return document.at("/start/memories").isString()
                || document.at("/start").has("combinations");
    }

    private void features() {
        String undefined = "spherical feature neurons with epsilon 0 have no output at v(0) = 0; use `epsilon` > 0 or ";
        if (document.at("/cue/apply").asString("").equals("input")) {
            problems.atValue("/cue/apply", undefined + "`apply: both`");
        }
        if (document.at("/cue/strength").asDouble(1) == 0) {
            problems.atValue("/cue/strength", undefined + "another strength");
        }
        if (document.at("/cue/corrupt/mask").asDouble(0) == 1) {
            problems.atValue("/cue/corrupt/mask", undefined + "a smaller share");
        }
        if (document.at("/start").has("features") && isZero(document.at("/start/features"))) {
            problems.atValue("/start/features", undefined + "another start");
        }
    }

    private void memories() {
        String undefined = "spherical memory neurons with epsilon 0 have no output at h(0) = 0; use `epsilon` > 0 or ";
        if (document.has("cue")) {
            problems.atValue("/network/memories/activation", undefined + "`tau: adiabatic`");
        } else if (isZero(document.at("/start/memories"))) {
            problems.atValue("/start/memories", undefined + "`memories: adiabatic`");
        }
    }

    /** Whether a number, or a list of them, is 0 throughout. */
    private static boolean isZero(JsonNode numbers) {
        return numbers.isArray()
                ? numbers.valueStream().allMatch(number -> number.asDouble() == 0)
                : numbers.asDouble(0) == 0;
    }
}
