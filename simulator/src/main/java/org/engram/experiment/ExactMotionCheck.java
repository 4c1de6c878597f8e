package org.engram.experiment;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether the motion of a rate network has the closed form that {@code method: event} needs, on a resolved document. */
final class ExactMotionCheck {
    private static final Set<String> BINARY = Set.of("sign", "step");

    private final JsonNode document;
    private final Problems problems;

    private ExactMotionCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(JsonNode document, Problems problems) {
        if (document.at("/simulate/integrator/method").asString().equals("event")) {
            var check = new ExactMotionCheck(document, problems);
            if (!check.isExact()) {
                check.refuse();
            } else {
                check.leak();
            }
        }
    }

    private boolean isExact() {
        if (isAdiabatic("features")) {
            return followedBy("memories", "features");
        }
        if (isAdiabatic("memories")) {
            return followedBy("features", "memories");
        }
        return (isBinary("features") && moves("memories")) || (isBinary("memories") && moves("features"));
    }

    private boolean followedBy(String moving, String slave) {
        return isBinary(moving) || (isLinear(moving) && isBinary(slave));
    }

    private boolean moves(String layer) {
        return isBinary(layer) || isLinear(layer);
    }

    private void refuse() {
        problems.atValue(
                "/simulate/integrator/method",
                ("`event` is exact, which needs neurons with constant outputs between switches, but the feature neurons"
                                + " are `%s` and the memory neurons `%s`; choose `auto`, or one of: a `sign` or `step` layer"
                                + " beside a `sign`, `step` or `identity` one; a `sign` or `step` layer beside any adiabatic"
                                + " one; an `identity` layer beside an adiabatic `sign` or `step` one")
                        .formatted(described("features"), described("memories")));
    }

    private void leak() {
        boolean driven = isLinear("features") && !isAdiabatic("features") && !isAdiabatic("memories");
        if (driven && document.at("/network/features/leak").asDouble() == 0) {
            problems.atValue(
                    "/network/features/leak",
                    "0 lets the drive of the memory neurons grow without end, which `event` does not follow; wanted: a number > 0");
        }
    }

    private String described(String layer) {
        return (isAdiabatic(layer) ? "adiabatic " : "") + kind(layer);
    }

    private String kind(String layer) {
        return document.at("/network/" + layer + "/activation/kind").asString("");
    }

    private boolean isBinary(String layer) {
        return BINARY.contains(kind(layer));
    }

    private boolean isLinear(String layer) {
        return kind(layer).equals("identity");
    }

    private boolean isAdiabatic(String layer) {
        return document.at("/network/" + layer + "/tau").isString();
    }
}
