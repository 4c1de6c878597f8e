package org.engram.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.OutputStream;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Sigmoid;
import org.engram.neuron.Softmax;
import org.engram.neuron.Spherical;
import org.engram.neuron.Tanh;
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
 * What do the outputs of a layer cost, beside the function they are made of as the JDK has it?
 *
 * <pre>
 *     benchmarks/run ActivationBenchmark
 *     benchmarks/run ActivationBenchmark -p kind=EXPONENTIAL -jvmArgs -Xmx1g      # without the Vector API
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ActivationBenchmark {
    private static final int BLOCK = 64;

    /** An activation, and the function of the JDK that takes most of its time. */
    public enum Kind {
        EXPONENTIAL(new Exponential(1), StrictMath::exp, Math::exp),
        SOFTMAX(new Softmax(1), StrictMath::exp, Math::exp),
        TANH(new Tanh(1), StrictMath::tanh, Math::tanh),
        SIGMOID(new Sigmoid(1, 0), x -> 1 / (1 + StrictMath.exp(-x)), x -> 1 / (1 + Math.exp(-x))),
        CUBIC(new RectifiedPower(4, 1, 0), x -> StrictMath.pow(x, 3), x -> Math.pow(x, 3)),
        POWER_20(new RectifiedPower(21, 1, 0), x -> StrictMath.pow(x, 20), x -> Math.pow(x, 20)),
        SPHERICAL(new Spherical(1), x -> x * x, x -> x * x);

        private final Activation activation;
        private final DoubleUnaryOperator strict;
        private final DoubleUnaryOperator intrinsic;

        Kind(Activation activation, DoubleUnaryOperator strict, DoubleUnaryOperator intrinsic) {
            this.activation = activation;
            this.strict = strict;
            this.intrinsic = intrinsic;
        }
    }

    /** Neurons of the layer. */
    @Param({"10000", "1000000"})
    public int neurons;

    @Param
    public Kind kind = Kind.EXPONENTIAL;

    private double[] x = new double[0];
    private double[] out = new double[0];
    private OutputStream stream = Kind.EXPONENTIAL.activation.stream(1);

    /** States of which none is negligible beside the largest. */
    @Setup(Level.Trial)
    public void fill() {
        x = new Random(1).doubles(neurons, -30, 30).toArray();
        out = new double[neurons];
        stream = kind.activation.stream(1);
    }

    /** All outputs at once. */
    @Benchmark
    public double[] layer() {
        kind.activation.output(x, out);
        return out;
    }

    /** Block by block, as in a fused pass over the synapses. */
    @Benchmark
    public double blocks() {
        stream.reset();
        for (int from = 0; from < neurons; from += BLOCK) {
            stream.block(0, x, from, Math.min(from + BLOCK, neurons), out);
        }
        return stream.factor(0);
    }

    /** The JDK's function that gives the same bits everywhere. */
    @Benchmark
    public double[] strictMath() {
        return each(kind.strict);
    }

    /** The JDK's function that may be an intrinsic, whose bits depend on the machine. */
    @Benchmark
    public double[] math() {
        return each(kind.intrinsic);
    }

    private double[] each(DoubleUnaryOperator function) {
        for (int i = 0; i < neurons; i++) {
            out[i] = function.applyAsDouble(x[i]);
        }
        return out;
    }
}
