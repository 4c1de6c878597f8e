package org.engram.cli;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.engram.study.EngineException;
import org.engram.study.StudyEngine;
import org.engram.study.StudyEngineProvider;
import org.engram.study.StudyRunner;

/**
 * Where the points of a study are run.
 *
 * @param address where the engine is, in its own words; empty for its default
 */
record Place(String engine, Optional<String> address) {
    /** The threads of this process. */
    static final Place THREADS = new Place("threads", Optional.empty());

    private static final String SPARK = "spark";
    private static final List<String> ENGINES = List.of(THREADS.engine(), SPARK);

    /**
     * Reads {@code threads}, {@code spark} or {@code spark:ADDRESS}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Place parse(String text) {
        String[] parts = text.split(":", 2);
        var place = new Place(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
        boolean blank = place.address().filter(String::isBlank).isPresent();
        boolean misplaced = place.isHere() && place.address().isPresent();
        if (!ENGINES.contains(place.engine()) || blank || misplaced) {
            throw new IllegalArgumentException(
                    "`%s` is no place to run; wanted: threads, spark, or spark:MASTER such as spark:spark://host:7077 or spark:local[4]"
                            .formatted(text));
        }
        return place;
    }

    boolean isHere() {
        return engine.equals(THREADS.engine());
    }

    /**
     * The engine, ready to run points.
     *
     * @param threads of this process
     */
    StudyEngine connect(int threads) {
        if (isHere()) {
            return new StudyRunner(threads);
        }
        try {
            return provider().connect(address);
        } catch (IllegalArgumentException | EngineException e) {
            throw new UsageException("--on %s: %s".formatted(this, e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return engine + address.map(name -> ":" + name).orElse("");
    }

    private StudyEngineProvider provider() {
        Stream<StudyEngineProvider> engines =
                ServiceLoader.load(StudyEngineProvider.class).stream().map(ServiceLoader.Provider::get);
        return engines.filter(found -> found.name().equals(engine))
                .findFirst()
                .orElseThrow(() -> new UsageException("""
                        --on %s: Apache Spark was not found. Set SPARK_HOME to the folder of Spark 4 (the one with bin/spark-submit), \
                        or put spark-submit on the PATH, and run ./engram again; `pip install pyspark` is one way to install it. \
                        --on threads (the default) needs nothing""".formatted(engine)));
    }
}
