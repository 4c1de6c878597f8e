package org.engram.experiment;

import com.networknt.schema.path.NodePath;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows the path on which a validator went through the schema. */
final class SchemaPath {
    private SchemaPath() {}

    /** What is accepted in place of a value that was refused: the words of the outermost schema for that value. */
    static String accepted(NodePath path) {
        JsonNode schema = ExperimentSchema.root();
        Optional<JsonNode> outermost = Optional.of(schema);
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            String name = String.valueOf(path.getElement(i));
            schema = name.equals("$ref") ? ExperimentSchema.referred(schema) : step(schema, path.getElement(i));
            if (entersValue(path, i)) {
                outermost = Optional.empty();
            }
            if (outermost.isEmpty() && (schema.has("x-accepts") || schema.has("enum"))) {
                outermost = Optional.of(schema);
            }
        }
        return ExperimentSchema.accepted(outermost.orElseThrow());
    }

    private static JsonNode step(JsonNode schema, Object name) {
        return name instanceof Integer index ? schema.get(index) : schema.get(String.valueOf(name));
    }

    private static boolean entersValue(NodePath path, int i) {
        return path.getElement(i).equals("items")
                || path.getElement(i).equals("additionalProperties")
                || (i > 0 && path.getElement(i - 1).equals("properties"));
    }
}
