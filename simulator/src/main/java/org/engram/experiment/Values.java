package org.engram.experiment;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads values of a kind that the schema has already checked. */
final class Values {
    private Values() {}

    static OptionalDouble number(JsonNode map, String key) {
        return map.has(key) ? OptionalDouble.of(map.get(key).asDouble()) : OptionalDouble.empty();
    }

    static OptionalInt integer(JsonNode map, String key) {
        return map.has(key) ? OptionalInt.of(map.get(key).asInt()) : OptionalInt.empty();
    }

    static OptionalLong seed(JsonNode map) {
        return map.has("seed") ? OptionalLong.of(map.get("seed").asLong()) : OptionalLong.empty();
    }

    static List<Double> numbers(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    static List<Integer> integers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    /** The constant whose name differs from the text by case only. */
    static <E extends Enum<E>> E constant(Class<E> type, JsonNode text) {
        return Enum.valueOf(type, text.asString().toUpperCase(Locale.ROOT));
    }

    /** The only key of a map, or the word in its place. */
    static String choice(JsonNode value) {
        return value.isObject() ? value.propertyNames().iterator().next() : value.asString();
    }
}
