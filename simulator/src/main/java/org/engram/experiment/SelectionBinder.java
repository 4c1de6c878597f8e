package org.engram.experiment;

import java.util.List;
import org.engram.experiment.NeuronSelection.Numbered;
import org.engram.experiment.NeuronSelection.Range;
import org.engram.experiment.NeuronSelection.Top;
import tools.jackson.databind.JsonNode;

/** Makes selections of neurons from their description: words, a list, or a map. */
final class SelectionBinder {
    private SelectionBinder() {}

    static NeuronSelection bind(JsonNode selection) {
        if (selection.isArray()) {
            return new Numbered(
                    selection.valueStream().map(SelectionBinder::entry).toList());
        }
        return selection.isString() ? words(selection.asString()) : keys(selection);
    }

    /** One that names no memories by their overlap. */
    static Numbered numbered(JsonNode selection) {
        return (Numbered) bind(selection);
    }

    private static Range entry(JsonNode entry) {
        return entry.isString() ? range(entry.asString()) : new Range(entry.asInt(), entry.asInt(), 1);
    }

    /** {@code 10..19}, both included. */
    private static Range range(String text) {
        String[] ends = text.split("\\.\\.", 2);
        return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), 1);
    }

    private static NeuronSelection words(String text) {
        if (text.contains("..")) {
            return new Numbered(List.of(range(text)));
        }
        String[] words = text.split(" ", 2);
        return switch (words[0]) {
            case "first" -> NeuronSelection.first(Integer.parseInt(words[1]));
            case "every" -> new Numbered(List.of(new Range(0, Integer.MAX_VALUE, Integer.parseInt(words[1]))));
            case "top" -> new Top(Integer.parseInt(words[1]));
            default -> NeuronSelection.ALL;
        };
    }

    private static NeuronSelection keys(JsonNode map) {
        if (map.has("top")) {
            return new Top(map.get("top").asInt());
        }
        if (map.has("first")) {
            return NeuronSelection.first(map.get("first").asInt());
        }
        return new Numbered(List.of(new Range(
                map.path("from").asInt(0),
                map.path("to").asInt(Integer.MAX_VALUE),
                map.path("every").asInt(1))));
    }
}
