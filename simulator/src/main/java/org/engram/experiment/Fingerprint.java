package org.engram.experiment;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hash of what a resolved document says of results: for it, it does not matter in which folder a file of patterns lies, as
 * long as its content is the same, or how often checkpoints are taken.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(JsonNode document) {
        return Sha256.of(PrettyJson.write(relevant(document)));
    }

    /** A copy of what is relevant. */
    static JsonNode relevant(JsonNode document) {
        JsonNode copy = document.deepCopy();
        JsonNode patterns = copy.at("/network/synapses/patterns");
        if (patterns.has("file")) {
            Path file = Path.of(patterns.get("file").asString());
            ((ObjectNode) patterns).put("file", String.valueOf(file.getFileName()));
        }
        if (copy.path("simulate") instanceof ObjectNode simulate) {
            simulate.remove("checkpoint");
        }
        return copy;
    }
}
