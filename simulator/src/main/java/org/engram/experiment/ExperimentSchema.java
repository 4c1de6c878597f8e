package org.engram.experiment;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.engram.experiment.YamlParser.SyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The JSON Schema (draft 2020-12) of experiment files: the one source for their structure, ranges, defaults and
 * descriptions. Besides the standard keywords it has
 *
 * <ul>
 *   <li>{@code x-accepts}: what is accepted, in words, for messages;
 *   <li>{@code x-error}: what to say where the schema's {@code not} fails;
 *   <li>{@code x-unit}: text is a number with a unit, and this is the unit in which it is resolved;
 *       {@code any}: the one that belongs to the unit which is given;
 *   <li>{@code x-any}: any value, which is kept as it is.
 * </ul>
 */
public final class ExperimentSchema {
    private static final String RESOURCE = "engram.schema.json";
    private static final String TEXT = load();
    private static final JsonNode ROOT = parse();
    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(dialect()).getSchema(ROOT);

    private ExperimentSchema() {}

    /** The standard keywords and those of Engram, which the validator passes over. */
    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft202012())
                .keywords(Stream.of("x-accepts", "x-error", "x-unit", "x-any")
                        .map(NonValidationKeyword::new)
                        .toList())
                .build();
    }

    /** The schema as JSON. */
    public static String text() {
        return TEXT;
    }

    static JsonNode root() {
        return ROOT;
    }

    /** Everything in which a document departs from the schema. */
    static List<Error> validate(JsonNode document) {
        return VALIDATOR.validate(document);
    }

    /**
     * A keyword of a schema that is to be applied to a value: its own, or that of what it refers to or of the branch
     * which the value selects.
     */
    static Optional<JsonNode> keyword(JsonNode schema, JsonNode value, String keyword) {
        return parts(schema, value).stream()
                .filter(part -> part.has(keyword))
                .findFirst()
                .map(part -> part.get(keyword));
    }

    /** The schemas of all keys that a map may have, in the order of the schema; keys of free choice as they are given. */
    static Map<String, JsonNode> properties(JsonNode schema, JsonNode value) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        for (JsonNode part : parts(schema, value)) {
            part.path("properties").propertyStream().forEach(p -> properties.putIfAbsent(p.getKey(), p.getValue()));
        }
        JsonNode named = schema.path("additionalProperties");
        if (named.isObject()) {
            value.propertyNames().forEach(name -> properties.putIfAbsent(name, named));
        }
        return properties;
    }

    /**
     * The schema of a key of a document.
     *
     * @param key names and places in lists joined by dots, such as {@code network.memories.tau}
     */
    static Optional<JsonNode> of(JsonNode document, String key) {
        JsonNode schema = ROOT;
        JsonNode value = document;
        for (String name : key.split("\\.", -1)) {
            boolean element = value.isArray() && name.matches("\\d{1,9}");
            Optional<JsonNode> inner = element
                    ? keyword(schema, value, "items")
                    : Optional.ofNullable(properties(schema, value).get(name));
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            schema = inner.get();
            value = element ? value.path(Integer.parseInt(name)) : value.path(name);
        }
        return Optional.of(schema);
    }

    /** What is accepted, in words. */
    static String accepted(JsonNode schema) {
        JsonNode nothing = MissingNode.getInstance();
        return keyword(schema, nothing, "x-accepts")
                .map(JsonNode::asString)
                .or(() -> keyword(schema, nothing, "enum").map(words -> Spelling.list(words(words))))
                .orElseThrow();
    }

    /** A list of text as such. */
    static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** What {@code $ref} refers to. */
    static JsonNode referred(JsonNode schema) {
        return ROOT.at(JsonPointer.compile(schema.get("$ref").asString().substring(1)));
    }

    private static List<JsonNode> parts(JsonNode schema, JsonNode value) {
        List<JsonNode> parts = new ArrayList<>(List.of(schema));
        if (schema.has("$ref")) {
            parts.addAll(parts(referred(schema), value));
        }
        branches(schema, value).forEach(branch -> parts.addAll(parts(branch, value)));
        return parts;
    }

    /** The {@code then} of every entry of {@code allOf} whose {@code if} demands constants that the value has. */
    private static Stream<JsonNode> branches(JsonNode schema, JsonNode value) {
        return schema.path("allOf")
                .valueStream()
                .filter(branch -> branch.path("if")
                        .path("properties")
                        .propertyStream()
                        .allMatch(p -> p.getValue().get("const").equals(value.path(p.getKey()))))
                .map(branch -> branch.get("then"));
    }

    private static String load() {
        try (InputStream in = Objects.requireNonNull(ExperimentSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse() {
        try {
            Node root = YamlParser.parse(TEXT, RESOURCE).orElseThrow();
            return new YamlConverter(new Problems(new YamlPlaces(root))).convert(root);
        } catch (SyntaxException e) {
            throw new IllegalStateException(RESOURCE, e);
        }
    }
}
