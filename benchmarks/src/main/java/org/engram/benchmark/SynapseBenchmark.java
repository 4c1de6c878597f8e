package org.engram.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.DilutedPatterns;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Place;
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
 * What does one pass over the synapses cost, in one direction and in both, for each storage, in memory and in a
 * mapped file, whole and diluted, with and without the Vector API, beside a mere reading of as many bytes?
 *
 * <pre>
 *     benchmarks/run SynapseBenchmark
 *     benchmarks/run SynapseBenchmark -p memories=102400 -p features=1024 -p storage=FLOAT32
 *     benchmarks/run SynapseBenchmark -p storage=FLOAT32 -jvmArgs -Xmx4g        # without the Vector API
 *     benchmarks/run SynapseBenchmark -p storage=BIT -p memories=100000 -p features=1024 -p place=HEAP,FILE
 *     benchmarks/run SynapseBenchmark -p storage=SPARSE,FLOAT32 -p dilution=0.9
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
public class SynapseBenchmark {
    /** N_h. */
    @Param("10000")
    public int memories;

    /** N_f. */
    @Param("784")
    public int features;

    @Param({"FLOAT64", "FLOAT32", "INT8", "BIT"})
    public String storage = "";

    /** Where synapses lie; SPARSE ones lie in HEAP only. */
    @Param({"HEAP"})
    public String place = "";

    /** The share of synapses that are absent. */
    @Param("0")
    public double dilution;

    private Synapses synapses = Storage.BIT.build(new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 1, 1, 1), 1);
    private Memory memory = new Memory(0);
    private double[] g = new double[0];
    private double[] f = new double[0];
    private double[] toMemories = new double[0];
    private double[] toFeatures = new double[0];

    /** Fills the matrix and the vectors. */
    @Setup(Level.Trial)
    public void fill() {
        Patterns whole = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, memories, features, 1);
        Patterns patterns = dilution == 0 ? whole : new DilutedPatterns(whole, dilution, 1);
        synapses = Storage.valueOf(storage).build(patterns, 1, Place.valueOf(place), Arithmetic.FLOAT64);
        memory = new Memory(synapses.bytes());
        var random = new Random(1);
        g = random.doubles(features, -1, 1).toArray();
        f = random.doubles(memories, -1, 1).toArray();
        toMemories = new double[memories];
        toFeatures = new double[features];
    }

    /** The bound: as many bytes, read once. */
    @Benchmark
    public long read() {
        return memory.read();
    }

    /** One direction: xi g. */
    @Benchmark
    public double[] toMemories() {
        synapses.toMemories(g, toMemories);
        return toMemories;
    }

    /** The other direction: xi^T f. */
    @Benchmark
    public double[] toFeatures() {
        synapses.toFeatures(f, toFeatures);
        return toFeatures;
    }

    /** Both directions in one reading: what a right-hand side takes. */
    @Benchmark
    public double[] both() {
        synapses.both(g, f, toMemories, toFeatures);
        return toFeatures;
    }

    /** There and back through a stage: what a right-hand side with adiabatic memories takes. */
    @Benchmark
    public double[] through() {
        synapses.through(g, new Rectifier(), toMemories, toFeatures);
        return toFeatures;
    }
}
