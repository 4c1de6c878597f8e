package org.engram.experiment;

import java.util.OptionalDouble;
import org.engram.connectivity.sparse.Distribution;
import tools.jackson.databind.JsonNode;

/** Makes distributions from their resolved description. */
final class DistributionBinder {
    private DistributionBinder() {}

    /** @throws IllegalArgumentException if the parameters make no distribution */
    static Distribution bind(JsonNode value) {
        if (value.isNumber()) {
            return new Distribution.Constant(value.asDouble());
        }
        JsonNode parameters = value.get(Values.choice(value));
        return switch (Values.choice(value)) {
            case "uniform" ->
                new Distribution.Uniform(
                        parameters.get(0).asDouble(), parameters.get(1).asDouble());
            case "normal" ->
                clipped(
                        new Distribution.Normal(
                                parameters.get("mean").asDouble(),
                                parameters.get("sd").asDouble()),
                        parameters);
            default ->
                clipped(
                        new Distribution.Lognormal(
                                parameters.get("mean").asDouble(),
                                parameters.get("sd").asDouble()),
                        parameters);
        };
    }

    private static Distribution clipped(Distribution drawn, JsonNode parameters) {
        OptionalDouble min = Values.number(parameters, "min");
        OptionalDouble max = Values.number(parameters, "max");
        return min.isEmpty() && max.isEmpty()
                ? drawn
                : new Distribution.Clipped(
                        drawn, min.orElse(Double.NEGATIVE_INFINITY), max.orElse(Double.POSITIVE_INFINITY));
    }
}
