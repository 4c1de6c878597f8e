package org.engram.benchmark;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.engram.connectivity.Pass;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a common pass of several states cost, beside one pass after the other? 4 N_h N_f flops for each state.
 *
 * <pre>
 *     benchmarks/run BatchBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark {
    /** N_h. */
    @Param("10000")
    public int memories;

    /** N_f. */
    @Param("784")
    public int features;

    @Param({"4", "16", "64"})
    public int states;

    private Synapses synapses = Storage.BIT.build(new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 1, 1, 1), 1);
    private List<Pass> passes = List.of();

    /** Fills the matrix and the states. */
    @Setup(Level.Trial)
    public void fill() {
        synapses = Storage.FLOAT32.build(new RandomPatterns(RandomPatterns.Kind.BIPOLAR, memories, features, 1), 1);
        passes = IntStream.range(0, states)
                .mapToObj(state -> new Pass(
                        new Random(state).doubles(features, -1, 1).toArray(),
                        new Rectifier(),
                        new double[memories],
                        new double[features]))
                .toList();
    }

    /** All states in one reading. */
    @Benchmark
    public List<Pass> together() {
        synapses.together(passes);
        return passes;
    }

    /** One reading for each state. */
    @Benchmark
    public List<Pass> oneByOne() {
        for (Pass pass : passes) {
            synapses.through(pass.g(), pass.stage(), pass.toMemories(), pass.toFeatures());
        }
        return passes;
    }
}
