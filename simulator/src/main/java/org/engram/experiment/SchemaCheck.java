package org.engram.experiment;

import com.networknt.schema.Error;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Checks a document against the schema, and puts what is wrong in words for the one who wrote it. */
final class SchemaCheck {
    private static final String OPTIONS_OF_A_CHOICE = "/oneOf/";
    private static final String KIND = "kind";

    private final JsonNode document;
    private final Problems problems;

    private SchemaCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    static void check(JsonNode document, Problems problems) {
        var check = new SchemaCheck(document, problems);
        ExperimentSchema.validate(document).stream()
                .filter(error -> !error.getEvaluationPath().toString().contains(OPTIONS_OF_A_CHOICE))
                .forEach(check::report);
    }

    private void report(Error error) {
        JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
        JsonNode schema = ExperimentSchema.root()
                .at(JsonPointer.compile(error.getSchemaLocation().getFragment().toString())
                        .head());
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(schema, at, error.getProperty());
            case "required" -> missingKey(schema, at.appendProperty(error.getProperty()));
            case "dependentRequired" -> missingCompanions(schema, at);
            case "oneOf" -> choice(schema, at);
            case "not" -> exclusion(schema, at);
            case "uniqueItems" -> duplicates(at);
            default ->
                problems.atValue(
                        at, fault(error, schema, at) + "; wanted: " + SchemaPath.accepted(error.getEvaluationPath()));
        }
    }

    private void unknownKey(JsonNode schema, JsonPointer at, String name) {
        Collection<String> known = schema.get("properties").propertyNames();
        String suggestion = name.contains(":")
                ? "; put a space after the colon in `" + name + "`"
                : Spelling.suggestion(name, known);
        if (suggestion.isEmpty()) {
            suggestion = ofAnotherKind(at);
        }
        problems.atKey(
                at.appendProperty(name), "unknown key" + suggestion + "; accepted here: " + Spelling.list(known));
    }

    /** What to do where the kind of an activation was changed, and the parameters of the one before are still there. */
    private String ofAnotherKind(JsonPointer at) {
        JsonNode kind = document.at(at).path(KIND);
        return kind.isString() && at.toString().endsWith("/activation")
                ? " of `%s: %s`; remove it, or replace the whole map, as with `--set '%s={%s: %s}'`"
                        .formatted(KIND, kind.asString(), Problems.dotted(at), KIND, kind.asString())
                : "";
    }

    private void missingKey(JsonNode schema, JsonPointer key) {
        problems.atKey(key, "missing; wanted: " + accepted(schema, key.last().getMatchingProperty()));
    }

    private void missingCompanions(JsonNode schema, JsonPointer at) {
        JsonNode map = document.at(at);
        schema.get("dependentRequired")
                .propertyStream()
                .filter(rule -> map.has(rule.getKey()))
                .forEach(rule -> ExperimentSchema.words(rule.getValue()).stream()
                        .filter(companion -> !map.has(companion))
                        .forEach(companion -> problems.atKey(
                                at.appendProperty(rule.getKey()),
                                "needs `%s` beside it: %s".formatted(companion, accepted(schema, companion)))));
    }

    private static String accepted(JsonNode schema, String key) {
        JsonNode described = schema.has("properties") ? schema : ExperimentSchema.root();
        return ExperimentSchema.accepted(described.get("properties").get(key));
    }

    /** One key wanted out of several. */
    private void choice(JsonNode schema, JsonPointer at) {
        List<String> options = schema.get("oneOf")
                .valueStream()
                .flatMap(option -> ExperimentSchema.words(option.get("required")).stream())
                .toList();
        if (document.at(at).isObject() && present(options, at).findAny().isEmpty()) {
            problems.atKey(at, "one of the keys " + Spelling.list(options) + " is wanted");
        }
        exclude(options, at);
    }

    /** Keys that must not stand together. */
    private void exclusion(JsonNode schema, JsonPointer at) {
        List<String> keys = ExperimentSchema.words(schema.get("not").get("required"));
        if (schema.has("x-error")) {
            problems.atKey(at.appendProperty(keys.get(0)), schema.get("x-error").asString());
        } else {
            exclude(keys, at);
        }
    }

    private void exclude(List<String> keys, JsonPointer at) {
        present(keys, at)
                .skip(1)
                .forEach(key -> problems.atKey(
                        at.appendProperty(key), "only one of the keys " + Spelling.list(keys) + " may be given"));
    }

    private Stream<String> present(List<String> keys, JsonPointer at) {
        return keys.stream().filter(key -> document.at(at).has(key));
    }

    private void duplicates(JsonPointer at) {
        Set<JsonNode> seen = new HashSet<>();
        JsonNode list = document.at(at);
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                JsonPointer entry = at.appendIndex(i);
                problems.atValue(entry, "`" + problems.written(entry) + "` is listed twice; remove it");
            }
        }
    }

    /** What is wrong with a value. */
    private String fault(Error error, JsonNode schema, JsonPointer at) {
        JsonNode value = document.at(at);
        String written = "`" + problems.written(at) + "` ";
        return switch (error.getKeyword()) {
            case "enum" ->
                written + "is unknown"
                        + Spelling.suggestion(value.asString(""), ExperimentSchema.words(schema.get("enum")));
            case "pattern" ->
                written
                        + (schema.has("x-unit")
                                ? Quantity.fault(
                                        value.asString(), schema.get("x-unit").asString())
                                : wordFault(
                                        value.asString(), schema.get("pattern").asString()));
            case "minItems" -> value.isEmpty() ? "empty" : "too short";
            case "minLength", "minProperties" -> "empty";
            case "maxItems" -> "too long";
            case "maxProperties" -> "more than one key";
            case "type" -> kind(value, written, schema);
            default -> written + "is out of range";
        };
    }

    /** Words that would be right with another number are out of range. */
    private static String wordFault(String words, String pattern) {
        return Pattern.compile(pattern)
                        .matcher(words.replaceAll("-?\\b\\d+\\b", "1"))
                        .find()
                ? "is out of range"
                : "is unknown";
    }

    private static String kind(JsonNode value, String written, JsonNode schema) {
        return switch (value.getNodeType()) {
            case NUMBER ->
                written + (schema.get("type").asString("").equals("integer") ? "is not a whole number" : "is a number");
            case STRING -> written + "is text";
            case BOOLEAN -> written + "is a truth value";
            case ARRAY -> "a list";
            case OBJECT -> "a map";
            default -> "no value";
        };
    }
}
