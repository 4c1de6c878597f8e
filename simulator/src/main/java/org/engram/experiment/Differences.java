package org.engram.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.engram.experiment.YamlParser.SyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;

/** The keys in which two resolved experiments differ, as far as results depend on them. */
public final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /**
     * Compares two experiments.
     *
     * @param recorded that of a recording, as resolved JSON
     * @param now the other one, as resolved JSON
     * @return one text for each key, such as {@code simulate.duration: 100 in the recording, 200 now}
     */
    public static List<String> between(String recorded, String now) {
        var differences = new Differences();
        differences.compare("", parse(recorded), parse(now));
        return differences.found;
    }

    private static JsonNode parse(String json) {
        try {
            Node root = YamlParser.parse(json, "recording").orElseThrow();
            return Fingerprint.relevant(new YamlConverter(new Problems(new YamlPlaces(root))).convert(root));
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("not a resolved experiment: " + e.getMessage(), e);
        }
    }

    private void compare(String key, JsonNode recorded, JsonNode now) {
        if (recorded.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>(recorded.propertyNames());
            names.addAll(now.propertyNames());
            for (String name : names) {
                compare(key.isEmpty() ? name : key + "." + name, recorded.path(name), now.path(name));
            }
        } else if (!recorded.equals(now)) {
            found.add("%s: %s in the recording, %s now".formatted(key, text(recorded), text(now)));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "none" : value.isContainer() ? "another " + kind(value) : value.asString();
    }

    private static String kind(JsonNode value) {
        return value.isArray() ? "list" : "map";
    }
}
