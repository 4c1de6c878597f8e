package org.engram.experiment;

import java.util.Optional;
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
     * @param value one of those that the key is to have
     */
    String units(JsonNode value) {
        return hasAnyUnit()
                ? Quantity.of(value.asString("")).map(Quantity::unit).orElse("1")
                : keyword("x-unit").map(JsonNode::asString).orElse("1");
    }

    /** Whether the unit of a value depends on other keys. */
    boolean hasAnyUnit() {
        return keyword("x-unit").filter(unit -> unit.asString().equals("any")).isPresent();
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
