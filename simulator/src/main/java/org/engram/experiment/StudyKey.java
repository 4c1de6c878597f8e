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
        return StudyBinder.SECTIONS.contains(key.split("\\.", 2)[0])
                ? Optional.of("a study cannot change itself; wanted: a key of the network, cue, start or simulate")
                : Optional.empty();
    }

    /** Those in which quantities are kept, {@code ms} for times, and {@code 1} for everything else. */
    String units() {
        return keyword("x-unit").map(JsonNode::asString).orElse("1");
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
