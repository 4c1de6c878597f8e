package org.engram.benchmark;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * What do the products of {@link SynapseBenchmark#both} and {@link BatchBenchmark#together} cost in float32 with a linear
 * algebra library for the JVM? {@code native} is the system's BLAS through JNI and needs one, such as OpenBLAS; {@code
 * java} is the same library's own code with the Vector API.
 *
 * <pre>
 *     OPENBLAS_NUM_THREADS=1 benchmarks/run BlasBenchmark
 *     benchmarks/run BlasBenchmark -p library=java
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
public class BlasBenchmark {
    private static final int STATES = 64;

    /** N_h. */
    @Param("10000")
    public int memories;

    /** N_f. */
    @Param("784")
    public int features;

    @Param({"native", "java"})
    public String library = "";

    private BLAS blas = JavaBLAS.getInstance();
    private float[] xi = new float[0];
    private float[] g = new float[0];
    private float[] f = new float[0];
    private float[] toMemories = new float[0];
    private float[] toFeatures = new float[0];

    /** Fills the matrix, whose rows are the columns of BLAS, and the vectors of all states. */
    @Setup(Level.Trial)
    public void fill() {
        blas = library.equals("native") ? NativeBLAS.getInstance() : JavaBLAS.getInstance();
        xi = random(memories * features);
        g = random(STATES * features);
        f = random(STATES * memories);
        toMemories = new float[STATES * memories];
        toFeatures = new float[STATES * features];
    }

    private static float[] random(int size) {
        var random = new Random(1);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** Both directions, for one state. */
    @Benchmark
    public float[] twoGemv() {
        blas.sgemv("T", features, memories, 1, xi, features, g, 1, 0, toMemories, 1);
        blas.sgemv("N", features, memories, 1, xi, features, f, 1, 0, toFeatures, 1);
        return toFeatures;
    }

    /** Both directions, for 64 states. */
    @Benchmark
    public float[] twoGemm() {
        blas.sgemm("T", "N", memories, STATES, features, 1, xi, features, g, features, 0, toMemories, memories);
        blas.sgemm("N", "N", features, STATES, memories, 1, xi, features, f, memories, 0, toFeatures, features);
        return toFeatures;
    }
}
