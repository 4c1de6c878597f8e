package org.engram.experiment;

import tools.jackson.databind.JsonNode;

/**
 * How often checkpoints are taken. At most one of the two is finite.
 *
 * @param wall ms of wall-clock time between two of them; infinite: they do not depend on it
 * @param simulated ms of simulated time between two of a trial; infinite: they do not depend on it
 */
public record CheckpointInterval(double wall, double simulated) {
    /** No checkpoints are taken. */
    public static final CheckpointInterval OFF =
            new CheckpointInterval(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public boolean isOff() {
        return equals(OFF);
    }

    static CheckpointInterval bind(JsonNode checkpoint) {
        return new CheckpointInterval(
                checkpoint.path("every").asDouble(OFF.wall()),
                checkpoint.path("simulated").asDouble(OFF.simulated()));
    }
}
