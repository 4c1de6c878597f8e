package org.engram.experiment;

import java.nio.file.Path;
import org.engram.connectivity.Encoding;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Rows;
import org.engram.experiment.Experiment.PatternSource;
import tools.jackson.databind.JsonNode;

/** Makes pattern sources from their resolved description. */
final class PatternBinder {
    private PatternBinder() {}

    static PatternSource bind(JsonNode patterns) {
        if (patterns.has("values")) {
            return new PatternSource.Values(
                    patterns.get("values").valueStream().map(Values::numbers).toList());
        }
        return patterns.has("random") ? random(patterns.get("random")) : file(patterns);
    }

    private static PatternSource random(JsonNode random) {
        return new PatternSource.Random(
                random.get("count").asInt(),
                random.get("size").asInt(),
                Values.constant(RandomPatterns.Kind.class, random.get("kind")),
                Values.seed(random));
    }

    private static PatternSource file(JsonNode patterns) {
        return new PatternSource.File(
                Path.of(patterns.get("file").asString()),
                patterns.get("dataset").asString(),
                rows(patterns.path("rows")),
                encoding(patterns.get("encode")));
    }

    private static Rows rows(JsonNode rows) {
        if (rows.isMissingNode()) {
            return new Rows.All();
        }
        if (rows.isArray()) {
            return new Rows.Listed(Values.integers(rows));
        }
        return rows.has("first")
                ? new Rows.Range(0, rows.get("first").asInt())
                : new Rows.Range(rows.get("from").asInt(), rows.get("to").asInt());
    }

    private static Encoding encoding(JsonNode encode) {
        return switch (Values.choice(encode)) {
            case "bipolar" ->
                new Encoding.Bipolar(encode.at("/bipolar/threshold").asDouble());
            case "scale" -> new Encoding.Scale(encode.get("scale").asDouble());
            case "unit" -> new Encoding.Unit();
            case "centre" -> new Encoding.Centre();
            default -> new Encoding.Raw();
        };
    }
}
