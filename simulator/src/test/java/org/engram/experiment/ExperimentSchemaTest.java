package org.engram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ExperimentSchemaTest {
    /** Every key that the schema describes anywhere, with its schema. */
    private static List<Map.Entry<String, JsonNode>> keys() {
        List<Map.Entry<String, JsonNode>> keys = new ArrayList<>();
        collect("", ExperimentSchema.root(), keys);
        return keys;
    }

    private static void collect(String path, JsonNode schema, List<Map.Entry<String, JsonNode>> keys) {
        schema.propertyStream().forEach(entry -> {
            String inner = path + "/" + entry.getKey();
            if (entry.getKey().equals("properties") && !isCondition(path)) {
                entry.getValue()
                        .propertyStream()
                        .forEach(key -> keys.add(Map.entry(inner + "/" + key.getKey(), key.getValue())));
            }
            collect(inner, entry.getValue(), keys);
        });
        for (int i = 0; schema.isArray() && i < schema.size(); i++) {
            collect(path + "/" + i, schema.get(i), keys);
        }
    }

    /** Conditions repeat keys that are described elsewhere. */
    private static boolean isCondition(String path) {
        return path.matches(".*/(if|then|else)");
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(keys())
                .hasSizeGreaterThan(60)
                .allSatisfy(key -> assertThat(
                                ExperimentSchema.keyword(key.getValue(), MissingNode.getInstance(), "description"))
                        .as(key.getKey())
                        .hasValueSatisfying(text -> assertThat(text.asString()).endsWith(".")));
    }

    @Test
    void everyDefaultIsInTheDescription() {
        assertThat(keys())
                .filteredOn(key -> key.getValue().path("default").isValueNode())
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(key.getValue().get("description").asString())
                        .as(key.getKey())
                        .contains("Default: "));
    }

    @Test
    void everyNumberHasAUnit() {
        assertThat(keys())
                .filteredOn(key -> List.of("time", "number").contains(kind(key.getValue())))
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(
                                ExperimentSchema.keyword(key.getValue(), MissingNode.getInstance(), "description"))
                        .as(key.getKey())
                        .hasValueSatisfying(text -> assertThat(text.asString())
                                .containsPattern("dimensionless|in ms|unit|number|fraction")));
    }

    private static String kind(JsonNode schema) {
        JsonNode nothing = MissingNode.getInstance();
        return ExperimentSchema.keyword(schema, nothing, "x-unit").isPresent()
                ? "time"
                : ExperimentSchema.keyword(schema, nothing, "type")
                        .map(type -> type.asString(""))
                        .orElse("");
    }

    @Test
    void everyKeySaysWhatItAccepts() {
        assertThat(keys())
                .filteredOn(key -> !key.getKey().matches(".*/\\$defs/[a-z-]+/properties/(kind|model)"))
                .allSatisfy(key -> assertThat(ExperimentSchema.accepted(key.getValue()))
                        .as(key.getKey())
                        .isNotBlank());
    }

    @Test
    void everyActivationHasABranch() {
        JsonNode activation = ExperimentSchema.root().at("/$defs/activation");

        assertThat(activation
                        .get("allOf")
                        .valueStream()
                        .map(branch -> branch.at("/if/properties/kind/const").asString()))
                .containsExactlyElementsOf(ExperimentSchema.words(activation.at("/properties/kind/enum")));
    }

    @Test
    void textIsJson() {
        assertThat(JsonMapper.shared().readTree(ExperimentSchema.text()))
                .hasToString(ExperimentSchema.root().toString());
    }
}
