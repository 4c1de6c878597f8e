package org.engram.experiment;

import java.util.List;
import org.engram.connectivity.Corruption;
import org.engram.experiment.Experiment.Apply;
import org.engram.experiment.Experiment.Selection;
import org.engram.experiment.Experiment.Start;
import tools.jackson.databind.JsonNode;

/** Makes the starts of trials from their resolved description. */
final class StartBinder {
    private StartBinder() {}

    static Start.Cue cue(JsonNode cue) {
        return new Start.Cue(
                selection(cue.get("memories")),
                corruption(cue.get("corrupt")),
                Values.constant(Apply.class, cue.get("apply")),
                cue.get("strength").asDouble(),
                Values.number(cue, "hold").orElse(Double.POSITIVE_INFINITY));
    }

    /** A start without a cue. */
    static Start state(JsonNode state) {
        JsonNode combinations = state.path("combinations");
        if (!combinations.isMissingNode()) {
            return new Start.Combinations(Values.integer(combinations, "random"));
        }
        JsonNode memories = state.path("memories");
        return new Start.State(
                Values.numbers(state.get("features")),
                memories.isArray() ? Values.numbers(memories) : List.of(),
                memories.isString());
    }

    private static Selection selection(JsonNode memories) {
        if (memories.isArray()) {
            return new Selection.Listed(Values.integers(memories));
        }
        return switch (Values.choice(memories)) {
            case "first" -> new Selection.First(memories.get("first").asInt());
            case "random" -> new Selection.Random(memories.get("random").asInt());
            default -> new Selection.All();
        };
    }

    private static Corruption corruption(JsonNode corrupt) {
        return switch (Values.choice(corrupt)) {
            case "flip" -> new Corruption.Flip(corrupt.get("flip").asDouble());
            case "mask" -> new Corruption.Mask(corrupt.get("mask").asDouble());
            case "noise" -> new Corruption.Noise(corrupt.get("noise").asDouble());
            default -> new Corruption.None();
        };
    }
}
