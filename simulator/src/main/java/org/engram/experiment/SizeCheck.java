package org.engram.experiment;

import java.util.Locale;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Storage;
import tools.jackson.databind.JsonNode;

/** Whether the numbers of neurons that the patterns bring fit the rest of a resolved document, and the machine. */
final class SizeCheck {
    /** Vectors of states, outputs, products and weights that one trial holds. */
    private static final long STATES = 18;

    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

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
        check.length("/start/features", check.features, "feature neurons");
        check.length("/start/memories", check.memories, "memory neurons");
        SelectionCheck.ofLayer(document, "features", check.features, problems);
        SelectionCheck.ofLayer(document, "memories", check.memories, problems);
        check.cuedMemories();
        check.cueCount("/cue/memories/first");
        check.cueCount("/cue/memories/random");
        check.memory(heapBytes);
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

    private void cueCount(String key) {
        int count = document.at(key).asInt(0);
        if (count > memories) {
            problems.atValue(
                    key,
                    "%d memories wanted, but there are only %d; wanted: a whole number from 1 to %d"
                            .formatted(count, memories, memories));
        }
    }

    private void memory(long heapBytes) {
        JsonNode synapses = document.at("/network/synapses");
        String storage = synapses.get("storage").asString();
        long xi = Values.constant(Storage.class, synapses.get("storage"))
                .bytes(memories, features, 1 - synapses.get("dilution").asDouble());
        long states = STATES * Double.BYTES * ((long) memories + features);
        boolean mapped = synapses.get("mapped").asBoolean();
        if (states + (mapped ? 0 : xi) > heapBytes) {
            problems.atValue(
                    "/network/synapses/storage",
                    ("synapses [%d x %d] as %s need %s%s and states %s, but Java may use %s; give it more, such as"
                                    + " ENGRAM_OPTS=-Xmx20g, or choose%s a smaller storage or fewer patterns")
                            .formatted(
                                    memories,
                                    features,
                                    storage,
                                    size(xi),
                                    mapped ? " in a file" : "",
                                    size(states),
                                    size(heapBytes),
                                    mapped ? "" : " `mapped: true`,"));
        }
    }

    private static String size(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
