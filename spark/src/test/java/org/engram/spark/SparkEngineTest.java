package org.engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.engram.experiment.ExperimentFile;
import org.engram.study.Plan;
import org.engram.study.PointResult;
import org.engram.study.StudyEngine;
import org.engram.study.StudyEngineProvider;
import org.engram.study.StudyListener;
import org.engram.study.StudyRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Spark gives is what threads give, whatever is lost on the way. */
class SparkEngineTest {
    private static final String EXPERIMENT = """
            seed: 5
            network:
              features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
              memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
              synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}}
            cue: {memories: {first: 3}, corrupt: {flip: 0.1}}
            simulate: {duration: 100 ms}
            """;

    private static final String SWEEP = EXPERIMENT
            + "sweep: {over: [{key: cue.corrupt.flip, values: {from: 0, to: 0.5, steps: 20}}], repeats: 5}\n";

    private static final String FAILING =
            EXPERIMENT + "sweep: {over: [{key: simulate.integrator.max_steps, values: [1, 100000]}]}\n";

    @TempDir
    private Path folder;

    /** Executors are started with what this process was started with, from a Spark home without Spark. */
    @BeforeAll
    static void makeSparkHome() throws IOException {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        System.setProperty("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.executor.memory", "512m");
    }

    private Plan plan(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        try (ExperimentFile experiment = ExperimentFile.read(file, List.of(), OptionalLong.empty())) {
            return new Plan(experiment.study().orElseThrow());
        }
    }

    private static List<Integer> all(Plan plan) {
        return IntStream.range(0, plan.study().points()).boxed().toList();
    }

    /** What an engine tells of all points. */
    private static final class Heard implements StudyListener {
        private final Map<Integer, PointResult> results = new TreeMap<>();
        private final Map<Integer, String> failures = new TreeMap<>();
        private final Runnable afterEach;

        Heard(Runnable afterEach) {
            this.afterEach = afterEach;
        }

        @Override
        public void done(int point, PointResult result) {
            assertThat(results.put(point, result)).as("point %d", point).isNull();
            afterEach.run();
        }

        /** All numbers by their bits, those of a point one after another. */
        Map<Integer, List<Long>> bits() {
            var bits = new TreeMap<Integer, List<Long>>();
            results.forEach((point, result) -> bits.put(
                    point,
                    DoubleStream.concat(
                                    Arrays.stream(result.trials()).flatMapToDouble(Arrays::stream),
                                    Arrays.stream(result.point()))
                            .mapToObj(Double::doubleToRawLongBits)
                            .toList()));
            return bits;
        }

        @Override
        public void failed(int point, String reason) {
            failures.put(point, reason);
        }
    }

    private static Heard onThreads(Plan plan) {
        var heard = new Heard(() -> {});
        try (var engine = new StudyRunner(1)) {
            engine.run(plan, all(plan), Optional.empty(), heard);
        }
        return heard;
    }

    private static Heard onSpark(Plan plan, String master, Runnable afterEach) {
        var heard = new Heard(afterEach);
        try (StudyEngine engine = new SparkProvider().connect(Optional.of(master))) {
            engine.run(plan, all(plan), Optional.empty(), heard);
        }
        return heard;
    }

    /** As in benchmarks/clusters/spark, in small. */
    @Test
    @Timeout(300)
    void aKilledWorkerChangesNoBit() throws IOException, InterruptedException {
        Plan plan = plan(SWEEP);
        int[] told = {0};
        try (var cluster = new StandaloneCluster(folder)) {
            Heard spark = onSpark(plan, cluster.master(), () -> {
                if (++told[0] == 20) {
                    assertThat(cluster.killWorker()).isTrue();
                }
            });
            assertThat(told[0]).isEqualTo(100);
            assertThat(spark.bits()).isEqualTo(onThreads(plan).bits());
        }
    }

    @Test
    void aPointThatFailsIsToldAndKeepsNoOtherFromBeingRun() throws IOException {
        Plan plan = plan(FAILING);
        Heard spark = onSpark(plan, "local[2]", () -> {});
        assertThat(spark.failures).containsOnlyKeys(0).isEqualTo(onThreads(plan).failures);
        assertThat(spark.results).containsOnlyKeys(1);
    }

    @Test
    void theEngineIsFoundByItsName() {
        assertThat(ServiceLoader.load(StudyEngineProvider.class))
                .extracting(StudyEngineProvider::name)
                .containsExactly("spark");
    }

    @Test
    void whatIsNoMasterIsRefused() {
        assertThatThrownBy(() -> new SparkProvider().connect(Optional.of("over-there")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("`over-there` is no master URL of Spark", "spark://HOST:PORT");
    }
}
