package org.engram.experiment;

import org.engram.connectivity.Patterns;
import org.engram.experiment.Experiment.Start;
import tools.jackson.databind.JsonNode;

/** Whether the numbers of neurons that the patterns bring fit the rest of a resolved document, and the machine. */
final class SizeCheck {
    private final JsonNode document;
    private final Problems problems;
    private final int memories;
    private final int features;

    private SizeCheck(JsonNode document, Patterns patterns, Problems problems) {
        this.document = document;
        this.problems = problems;
        memories = patterns.count();
        features = patterns.size();
    }

    /** @param heapBytes what the program may use */
    static void check(JsonNode document, Patterns patterns, long heapBytes, Problems problems) {
        var check = new SizeCheck(document, patterns, problems);
        check.length("/network/features/input", check.features, "feature neurons");
        check.length("/network/features/tau", check.features, "feature neurons");
        check.length("/network/memories/tau", check.memories, "memory neurons");
        check.length("/start/features", check.features, "feature neurons");
        check.length("/start/memories", check.memories, "memory neurons");
        SelectionCheck.ofLayer(document, "features", check.features, problems);
        SelectionCheck.ofLayer(document, "memories", check.memories, problems);
        check.cuedMemories();
        check.combinations();
        check.cueCount("/cue/memories/first");
        check.cueCount("/cue/memories/random");
        MemoryCheck.check(document, patterns, heapBytes, problems);
    }

    private void length(String list, int neurons, String what) {
        JsonNode numbers = document.at(list);
        if (numbers.isArray() && numbers.size() != neurons) {
            problems.atValue(
                    list,
                    "a list of %d for %d %s; wanted: a list of %d numbers"
                            .formatted(numbers.size(), neurons, what, neurons));
        }
    }

    private void cuedMemories() {
        JsonNode cued = document.at("/cue/memories");
        for (int i = 0; cued.isArray() && i < cued.size(); i++) {
            if (cued.get(i).asInt() >= memories) {
                problems.atValue(
                        "/cue/memories/" + i,
                        "there is no memory %d; the %d memories are numbered from 0 to %d"
                                .formatted(cued.get(i).asInt(), memories, memories - 1));
            }
        }
    }

    private void combinations() {
        JsonNode combinations = document.at("/start/combinations");
        int most = combinations.isString() ? Start.Combinations.MOST_OF_ALL : Start.Combinations.MOST;
        if (!combinations.isMissingNode() && memories > most) {
            problems.atValue(
                    "/start/combinations",
                    "%s of %d memory neurons; possible of at most %d%s"
                            .formatted(
                                    combinations.isString() ? "all combinations" : "combinations",
                                    memories,
                                    most,
                                    combinations.isString() ? ", write `{random: 1000}`" : ""));
        }
    }

    private void cueCount(String key) {
        int count = document.at(key).asInt(0);
        if (count > memories) {
            problems.atValue(
                    key,
                    "%d memories wanted, but there are only %d; wanted: a whole number from 1 to %d"
                            .formatted(count, memories, memories));
        }
    }
}
