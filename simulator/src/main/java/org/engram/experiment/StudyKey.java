package org.engram.experiment;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A key that a study changes, as the schema describes it.
 *
 * @param schema empty if the document, as it stands, can have no such key
 */
record StudyKey(String key, Optional<JsonNode> schema) {
    static StudyKey of(JsonNode document, String key) {
        return new StudyKey(key, ExperimentSchema.of(document, key));
    }

    /** Why the key cannot be changed by a study. Whether it exists is found out point by point. */
    Optional<String> fault() {
        if (key.equals("seed")) {
            return Optional.of("`seed` is the seed of the study; write `repeats: n` for runs with different seeds");
        }
        if (key.equals("populations")) {
            return Optional.of(
                    "all points have the same populations; wanted: a key of one, such as `populations.E.size`");
        }
        return StudyBinder.SECTIONS.contains(key.split("\\.", 2)[0])
                ? Optional.of(
                        "a study cannot change itself; wanted: a key of the experiment, such as `simulate.duration`")
                : Optional.empty();
    }

    /**
     * The unit in which quantities are kept, such as {@code ms}, and {@code 1} for everything else.
     *
     * @param values that the key is to have, of which one with a unit tells where it depends on other keys
     */
    String units(Stream<JsonNode> values) {
        String unit = keyword("x-unit").map(JsonNode::asString).orElse("1");
        return unit.equals("any") ? unitOfOne(values) : unit;
    }

    private static String unitOfOne(Stream<JsonNode> values) {
        return values.flatMap(value -> Quantity.of(value.asString("")).stream())
                .findFirst()
                .map(Quantity::unit)
                .orElse("1");
    }

    boolean isWhole() {
        return keyword("type")
                .filter(type -> type.asString("").equals("integer"))
                .isPresent();
    }

    private Optional<JsonNode> keyword(String keyword) {
        return schema.flatMap(found -> ExperimentSchema.keyword(found, MissingNode.getInstance(), keyword));
    }
}
