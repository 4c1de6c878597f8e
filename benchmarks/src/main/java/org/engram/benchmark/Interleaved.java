package org.engram.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.Pass;
import org.engram.connectivity.Place;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Storage;
import org.engram.connectivity.Synapses;

/**
 * What share of the speed of reading memory, and of that of multiply-adds, do the products of one matrix reach on a machine
 * that others use as well? Multiply-adds are those of float64, whatever the arithmetic of the products. All take turns in one process and are compared by processor time, round by round.
 *
 * <pre>
 *     benchmarks/run interleaved FLOAT32 102400 1024 [STATES [ARITHMETIC]]
 * </pre>
 */
public final class Interleaved {
    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final double LEAST_NANOS = 2e7;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Contender> contenders = new ArrayList<>();

    /** Of what would not be computed if nobody looked at it. */
    private double checksum;

    /** Something that is timed; {@code best} is the ideal it is compared with. */
    private record Contender(String name, Runnable product, String unit, double work, int best, double[] nanos) {}

    private Interleaved() {}

    /** Arguments: storage, N_h, N_f, the states of a batch, 64 if not given, and the arithmetic, float64 if not given. */
    public static void main(String[] args) {
        var comparison = new Interleaved();
        int states = args.length > 3 ? Integer.parseInt(args[3]) : 64;
        Arithmetic arithmetic = args.length > 4 ? Arithmetic.valueOf(args[4]) : Arithmetic.FLOAT64;
        int memories = Integer.parseInt(args[1]);
        int features = Integer.parseInt(args[2]);
        comparison.enter(Storage.valueOf(args[0]), arithmetic, memories, features, states);
        comparison.run();
    }

    private void enter(Storage storage, Arithmetic arithmetic, int memories, int features, int states) {
        var patterns = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, memories, features, 1);
        Synapses synapses = storage.build(patterns, 1, Place.HEAP, arithmetic);
        var memory = new Memory(synapses.bytes());
        double[] g = new Random(1).doubles(features, -1, 1).toArray();
        double[] f = new Random(2).doubles(memories, -1, 1).toArray();
        double[] h = new double[memories];
        double[] v = new double[features];
        List<Pass> passes = IntStream.range(0, states)
                .mapToObj(i -> new Pass(g, new Rectifier(), new double[memories], new double[features]))
                .toList();
        double synapseCount = (double) memories * features;
        double gigabytes = synapses.bytes() * 1e-9;
        enter("read", () -> checksum += memory.read(), "GB/s", gigabytes, 0);
        enter("xi g", () -> synapses.toMemories(g, h), "GB/s", gigabytes, 0);
        enter("xi^T f", () -> synapses.toFeatures(f, v), "GB/s", gigabytes, 0);
        enter("both", () -> synapses.both(g, f, h, v), "GB/s", gigabytes, 0);
        enter("through", () -> synapses.through(g, new Rectifier(), h, v), "GB/s", gigabytes, 0);
        enter("fma", () -> checksum += MultiplyAdds.run(), "GFLOP/s", MultiplyAdds.FLOPS * 1e-9, 5);
        double flops = 4e-9 * synapseCount * states;
        enter(states + " together", () -> synapses.together(passes), "GFLOP/s", flops, 5);
    }

    private void enter(String name, Runnable product, String unit, double work, int best) {
        contenders.add(new Contender(name, product, unit, work, best, new double[ROUNDS]));
    }

    private void run() {
        int[] repetitions = contenders.stream().mapToInt(this::warmUp).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < repetitions.length; i++) {
                Contender contender = contenders.get(i);
                contender.nanos[round] = nanos(contender.product, repetitions[i]);
            }
        }
        contenders.forEach(this::print);
        System.out.println("checksum " + checksum);
    }

    /** Runs until compiled; the number of repetitions that take long enough to be timed. */
    private int warmUp(Contender contender) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        do {
            contender.product.run();
        } while (System.nanoTime() < end);
        return (int) Math.ceil(LEAST_NANOS / nanos(contender.product, 1));
    }

    private double nanos(Runnable product, int repetitions) {
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < repetitions; i++) {
            product.run();
        }
        return Math.max(1, threads.getCurrentThreadCpuTime() - start) / (double) repetitions;
    }

    private void print(Contender contender) {
        Contender best = contenders.get(contender.best);
        double[] shares = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> best.nanos[i] / best.work * contender.work / contender.nanos[i])
                .toArray();
        double milliseconds = median(contender.nanos) * 1e-6;
        System.out.printf(
                "%-12s %9.3f ms %7.1f %-8s %.2f of %s%n",
                contender.name,
                milliseconds,
                contender.work / milliseconds * 1e3,
                contender.unit,
                median(shares),
                best.name);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
