package org.engram.spark;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.engram.study.EngineException;
import org.engram.study.StudyEngine;
import org.engram.study.StudyEngineProvider;

/** {@code --on spark} and {@code --on spark:MASTER}. */
public final class SparkProvider implements StudyEngineProvider {
    private static final String MASTER = "spark.master";

    /** How often a point may be lost with the process that runs it. Spark's default of 4 is few where machines come and go. */
    private static final String MOST_FAILURES = "16";

    @Override
    public String name() {
        return "spark";
    }

    /** @param master a master URL of Spark; by default what spark-submit was told, or this process with all its processors */
    @Override
    public StudyEngine connect(Optional<String> master) {
        SparkConf settings = settings();
        master.ifPresent(settings::setMaster);
        try {
            return new SparkEngine(new JavaSparkContext(settings));
        } catch (Exception e) {
            throw refused(settings.get(MASTER), e);
        }
    }

    private static SparkConf settings() {
        return new SparkConf()
                .setIfMissing("spark.app.name", "engram")
                .setIfMissing(MASTER, "local[*]")
                .setIfMissing("spark.log.level", "WARN")
                .setIfMissing("spark.task.maxFailures", MOST_FAILURES)
                .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    }

    /** Spark throws checked exceptions that it does not declare. */
    private static RuntimeException refused(String master, Exception failure) {
        String message = "Spark could not be started at %s: %s".formatted(master, failure.getMessage());
        return String.valueOf(failure.getMessage()).contains("Could not parse Master URL")
                ? new IllegalArgumentException(
                        "`%s` is no master URL of Spark; wanted: spark://HOST:PORT, local[N], yarn, k8s://…"
                                .formatted(master),
                        failure)
                : new EngineException(message, failure);
    }
}
