package org.engram.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes a document that agrees with the schema: every default filled in, every quantity in its own unit (ms, mV, pA, nS, pF, Hz), every path absolute, keys
 * in the order of the schema. What comes out is an experiment file again, and resolves to itself.
 */
final class Resolver {
    private static final double DEFAULT_INTERVALS = 200;
    static final int DEFAULT_NEURONS = 10;
    private static final double DEFAULT_REFRACTORY = 2;
    private static final String PATTERNS = "/network/synapses/patterns";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path file;
    private final Problems problems;

    /** @param file the experiment file */
    Resolver(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    ObjectNode resolve(JsonNode document) {
        ObjectNode resolved = complete(document);
        addDefaults(resolved);
        if (resolved.at(PATTERNS).has("file")) {
            completeFile((ObjectNode) resolved.at(PATTERNS));
        }
        return complete(resolved);
    }

    private ObjectNode complete(JsonNode document) {
        return (ObjectNode) resolve(ExperimentSchema.root(), document, JsonPointer.empty());
    }

    private JsonNode resolve(JsonNode schema, JsonNode value, JsonPointer at) {
        if (ExperimentSchema.keyword(schema, value, "x-any").isPresent()) {
            return value;
        }
        if (value.isObject()) {
            return object(schema, value, at);
        }
        if (value.isArray()) {
            return array(schema, value, at);
        }
        return value.isString()
                        && ExperimentSchema.keyword(schema, value, "x-unit").isPresent()
                ? quantity(value.asString(), at)
                : value;
    }

    private ObjectNode object(JsonNode schema, JsonNode value, JsonPointer at) {
        ObjectNode resolved = JSON.objectNode();
        for (Map.Entry<String, JsonNode> property :
                ExperimentSchema.properties(schema, value).entrySet()) {
            String name = property.getKey();
            Optional.ofNullable(value.get(name))
                    .or(() -> defaultOf(schema, value, name, property.getValue()))
                    .ifPresent(
                            entry -> resolved.set(name, resolve(property.getValue(), entry, at.appendProperty(name))));
        }
        return resolved;
    }

    /** None for a key whose companions are not there. */
    private static Optional<JsonNode> defaultOf(JsonNode schema, JsonNode value, String name, JsonNode property) {
        boolean companions = ExperimentSchema.keyword(schema, value, "dependentRequired")
                .map(rules -> rules.path(name).valueStream().allMatch(other -> value.has(other.asString())))
                .orElse(true);
        return companions ? ExperimentSchema.keyword(property, value, "default") : Optional.empty();
    }

    private ArrayNode array(JsonNode schema, JsonNode value, JsonPointer at) {
        JsonNode items = ExperimentSchema.keyword(schema, value, "items").orElseThrow();
        ArrayNode resolved = JSON.arrayNode(value.size());
        value.forEach(entry -> resolved.add(resolve(items, entry, at.appendIndex(resolved.size()))));
        return resolved;
    }

    /** Its value; text that is not a quantity is a word accepted in its place. */
    private JsonNode quantity(String text, JsonPointer at) {
        OptionalDouble value = Quantity.value(text);
        if (value.isEmpty()) {
            return JSON.stringNode(text);
        }
        if (Double.isNaN(value.getAsDouble())) {
            problems.atValue(at, "`" + text + "` is too large or too small for a 64-bit floating-point number");
        }
        return JSON.numberNode(value.getAsDouble());
    }

    /** Those that depend on more than their own key. */
    private void addDefaults(ObjectNode document) {
        document.putIfAbsent(
                "title", JSON.stringNode(file.getFileName().toString().replaceFirst("\\.[^.]+$", "")));
        var record = (ObjectNode) document.get("record");
        if (!record.has("at")) {
            double duration = document.at("/simulate/duration").asDouble();
            record.putIfAbsent("every", JSON.numberNode(duration / DEFAULT_INTERVALS));
        }
        document.path("network").propertyStream().forEach(layer -> addSpikingDefaults((ObjectNode) layer.getValue()));
        if (document.has("populations")) {
            addPopulationDefaults(document, record);
        } else if (!record.has("variables")) {
            ArrayNode variables = record.putArray("variables").add("v").add("energy");
            if (document.has("cue")) {
                variables.add("overlap");
            }
        }
    }

    private static void addSpikingDefaults(ObjectNode layer) {
        String model = layer.path("model").asString("");
        if (model.equals("lif")) {
            layer.putIfAbsent("refractory", JSON.numberNode(DEFAULT_REFRACTORY));
            layer.putIfAbsent("bias", JSON.numberNode(0));
        }
        if (model.equals("lif") || model.equals("escape")) {
            layer.putIfAbsent("copies", JSON.numberNode(1));
        }
    }

    private static void addPopulationDefaults(ObjectNode document, ObjectNode record) {
        ((ObjectNode) document.get("simulate")).putIfAbsent("trials", JSON.numberNode(1));
        document.putIfAbsent("projections", JSON.arrayNode());
        record.putIfAbsent("neurons", JSON.numberNode(DEFAULT_NEURONS));
        if (!record.has("variables")) {
            record.putArray("variables").add("spikes").add("rate");
        }
        if (!record.has("populations")) {
            ArrayNode recorded = record.putArray("populations");
            document.get("populations").propertyNames().forEach(recorded::add);
        }
    }

    private void completeFile(ObjectNode patterns) {
        try {
            Path path = file.resolveSibling(patterns.get("file").asString())
                    .toAbsolutePath()
                    .normalize();
            patterns.put("file", path.toString());
            if (Files.isRegularFile(path)) {
                completeHash(patterns, Sha256.of(path));
            }
        } catch (InvalidPathException e) {
            problems.atValue(PATTERNS + "/file", "not a path: " + e.getReason());
        } catch (IOException e) {
            problems.atValue(PATTERNS + "/file", "cannot be read: " + e.getMessage());
        }
    }

    private void completeHash(ObjectNode patterns, String found) {
        patterns.putIfAbsent("sha256", JSON.stringNode(found));
        if (!patterns.get("sha256").asString().equals(found)) {
            problems.atValue(
                    PATTERNS + "/sha256",
                    "%s has other content, with the SHA-256 %s; name the file that is meant, or remove this key"
                            .formatted(patterns.get("file").asString(), found));
        }
    }
}
