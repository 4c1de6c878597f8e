package org.engram.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.engram.neuron.Instances.output;
import static org.engram.neuron.Instances.random;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutputStreamTest {
    private static final int LARGEST_BLOCK = 6;

    /** A stream may leave out outputs that change no bit of a sum with the largest one. */
    private static final double NEGLIGIBLE = StrictMath.exp(Softmax.NEGLIGIBLE);

    static Stream<Activation> activations() {
        return Stream.of(new Tanh(1), new Softmax(1), new Softmax(6), new Spherical(0), new Spherical(0.3));
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void anyCutIntoGroupsAndBlocksGivesTheSameOutputs(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = wide(random);
        double[] expected = output(activation, x);
        double[] actual = streamed(activation.stream(4), x, cuts(random, x.length, 4), seed);
        for (int i = 0; i < x.length; i++) {
            assertThat(actual[i])
                    .as("%s, seed %d, neuron %d", activation, seed, i)
                    .isCloseTo(expected[i], within(tolerance(activation, expected[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("org.engram.neuron.Instances#activationsAndSeeds")
    void aStreamThatWasResetGivesTheSameBitsAsANewOne(Activation activation, int seed) {
        RandomGenerator random = random(seed);
        double[] x = wide(random);
        int[] cuts = cuts(random, x.length, 3);
        double[] larger = Arrays.stream(x).map(state -> 1e300 * state).toArray();
        OutputStream stream = activation.stream(3);
        double[] fresh = streamed(stream, x, cuts, seed);
        streamed(stream, larger, cuts, seed);
        assertThat(streamed(stream, x, cuts, seed))
                .as("%s, seed %d", activation, seed)
                .containsExactly(fresh);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void groupsMayBeWorkedOnInAnyOrderAndByAnyThread(Activation activation) {
        int groups = 8;
        double[] x = random(1).doubles(8 * 500, -5, 5).toArray();
        int[] cuts = IntStream.rangeClosed(0, groups).map(g -> 500 * g).toArray();
        double[] expected = streamed(activation.stream(groups), x, cuts, 1);
        OutputStream stream = activation.stream(groups);
        double[] out = new double[x.length];
        IntStream.range(0, groups).parallel().forEach(g -> group(stream, g, x, cuts, out, 1));
        IntStream.range(0, groups).parallel().forEach(g -> scale(out, cuts[g], cuts[g + 1], stream.factor(g)));
        assertThat(out).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void statesOfEverySizeGiveTheOutputsToo(Activation activation) {
        double[] x = {-1e300, 1e300, 0, 700, -700, 1e-300, 1e300, -1e300};
        double[] expected = output(activation, x);
        int[] cuts = {0, 1, 5, 8};
        assertThat(streamed(activation.stream(3), x, cuts, 1))
                .usingElementComparator((a, b) -> Math.abs(a - b) <= 2 * Math.ulp(b) ? 0 : Double.compare(a, b))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void passesAllocateNothing(Activation activation) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int passes = 1000;
        OutputStream stream = activation.stream(2);
        double[] x = {0.125, 1, 2, 4};
        double[] out = new double[4];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int pass = 0; pass < passes; pass++) {
            stream.reset();
            stream.block(0, x, 0, 2, out);
            stream.block(1, x, 2, 4, out);
            stream.factor(0);
            stream.factor(1);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(passes);
    }

    /** The outputs of the groups of x that {@code cuts} separates. */
    private static double[] streamed(OutputStream stream, double[] x, int[] cuts, int seed) {
        double[] out = new double[x.length];
        int groups = cuts.length - 1;
        stream.reset();
        for (int g = 0; g < groups; g++) {
            group(stream, g, x, cuts, out, seed);
        }
        for (int g = 0; g < groups; g++) {
            scale(out, cuts[g], cuts[g + 1], stream.factor(g));
        }
        return out;
    }

    /** One group in blocks of random lengths, which depend on the seed and the group only. */
    private static void group(OutputStream stream, int group, double[] x, int[] cuts, double[] out, int seed) {
        RandomGenerator random = random(seed + group);
        int from = cuts[group];
        while (from < cuts[group + 1]) {
            int to = Math.min(from + random.nextInt(1, LARGEST_BLOCK), cuts[group + 1]);
            scale(out, cuts[group], from, stream.block(group, x, from, to, out));
            from = to;
        }
    }

    private static void scale(double[] out, int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            out[i] *= factor;
        }
    }

    /** Begin and end of groups, some of which may be empty. */
    private static int[] cuts(RandomGenerator random, int size, int groups) {
        int[] cuts = random.ints(groups + 1, 0, size + 1).sorted().toArray();
        cuts[0] = 0;
        cuts[groups] = size;
        return cuts;
    }

    /** States far enough apart for softmax outputs of every order of magnitude. */
    private static double[] wide(RandomGenerator random) {
        return Arrays.stream(Instances.states(random)).map(state -> 10 * state).toArray();
    }

    /** Rounding errors of an exponent y are y times larger in e^y. */
    private static double tolerance(Activation activation, double expected) {
        if (activation instanceof ElementwiseActivation || expected == 0) {
            return activation instanceof Softmax ? NEGLIGIBLE : 0;
        }
        return NEGLIGIBLE + 1e-15 * Math.abs(expected) * (2 + Math.abs(StrictMath.log(Math.abs(expected))));
    }
}
