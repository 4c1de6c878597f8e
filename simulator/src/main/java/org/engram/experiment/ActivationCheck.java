package org.engram.experiment;

import tools.jackson.databind.JsonNode;

/** Rules about an activation that no key can break alone, on a resolved document. */
final class ActivationCheck {
    private ActivationCheck() {}

    /**
     * Finds parameters that contradict one another.
     *
     * @param at the place of the activation, where there may be none
     * @return whether there are none
     */
    static boolean check(JsonNode document, String at, Problems problems) {
        JsonNode activation = document.at(at);
        if (!activation.has("reset")
                || activation.get("reset").asDouble()
                        < activation.get("threshold").asDouble()) {
            return true;
        }
        problems.atValue(
                at + "/reset",
                "%s is not below the threshold of %s, so that a neuron would fire without end; wanted: a number below it"
                        .formatted(activation.get("reset"), activation.get("threshold")));
        return false;
    }
}
