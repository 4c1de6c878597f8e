package org.engram.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hash of what a resolved document says of results: for it, it does not matter in which folder a file of patterns lies, or
 * how often checkpoints are taken.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(JsonNode document) {
        return sha256(PrettyJson.write(relevant(document)));
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

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
