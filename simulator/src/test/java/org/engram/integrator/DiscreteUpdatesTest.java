package org.engram.integrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;
import org.engram.connectivity.Storage;
import org.engram.network.AdiabaticDynamics;
import org.engram.network.Layer;
import org.engram.network.Networks;
import org.engram.network.RateDynamics;
import org.engram.network.RateNetwork;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.Sign;
import org.engram.neuron.Softmax;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The two methods in which the state jumps. */
class DiscreteUpdatesTest {
    private static final int SIZE = 60;

    private record Seen(double start, double end, double[] before, double[] after) {
        static Seen of(Step step, int size) {
            double[] before = new double[size];
            double[] after = new double[size];
            step.state(0.5 * (step.start() + step.end()), before, size);
            step.state(step.end(), after, size);
            return new Seen(step.start(), step.end(), before, after);
        }
    }

    @Test
    void attentionUpdatesOncePerIntervalAndStandsStillBetween() {
        RateNetwork network = attentionNetwork();
        double[] y = {0.3, -0.2};
        List<Seen> seen = new ArrayList<>();
        long rejected = Methods.attention(2).integrate(network.dynamics(), 1, y, 8, step -> seen.add(Seen.of(step, 2)));
        assertThat(rejected).isZero();
        assertThat(seen).extracting(Seen::start).containsExactly(1.0, 3.0, 5.0, 7.0);
        assertThat(seen).extracting(Seen::end).containsExactly(3.0, 5.0, 7.0, 8.0);
        var dynamics = (AdiabaticDynamics) network.dynamics();
        double[] expected = {0.3, -0.2};
        for (Seen update : seen.subList(0, 3)) {
            assertThat(update.before()).containsExactly(expected);
            dynamics.update(expected, expected);
            assertThat(update.after()).containsExactly(expected);
        }
        assertThat(seen.get(3).after()).containsExactly(expected);
        assertThat(y).containsExactly(expected);
    }

    @Test
    void slopeAtTheEndOfAnUpdateIsTheNextChange() {
        RateNetwork network = attentionNetwork();
        double[] y = {0.3, -0.2};
        double[] state = y.clone();
        double[] slopes = y.clone();
        double[] next = y.clone();
        var dynamics = (AdiabaticDynamics) network.dynamics();
        Methods.attention(1).integrate(network.dynamics(), 0, y, 5, step -> {
            step.at(step.end(), state, slopes);
            dynamics.update(state, next);
            for (int i = 0; i < 2; i++) {
                assertThat(slopes[i]).isCloseTo(next[i] - state[i], within(1e-15));
            }
            return true;
        });
    }

    private static RateNetwork attentionNetwork() {
        return Networks.of(new double[][] {{1, 2}, {-1, 1}, {0, -2}}, new Identity(), 1, new Softmax(1), 0, 0.1, 0);
    }

    @Test
    void observerThatHasSeenEnoughEndsTheUpdates() {
        double[] y = {0.3, -0.2};
        List<Double> ends = new ArrayList<>();
        Methods.attention(1).integrate(attentionNetwork().dynamics(), 0, y, 100, step -> {
            ends.add(step.end());
            return step.end() < 2;
        });
        assertThat(ends).containsExactly(1.0, 2.0);
    }

    @RepeatedTest(5)
    void asynchronousUpdatesNeverRaiseTheEnergyAndEndAtAFixedPoint(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RateDynamics dynamics = memories(seed).dynamics();
        double[] y =
                IntStream.range(0, SIZE).mapToDouble(i -> Math.sin(seed + i)).toArray();
        double[] signs = Arrays.stream(y).map(Math::signum).toArray();
        double[] energy = {dynamics.energy(signs).value()};
        double[] slopes = new double[SIZE];
        Methods.asynchronous(1, order(seed)).integrate(dynamics, 0, y, 30, step -> {
            double[] sigma = new double[SIZE];
            step.at(step.end(), sigma, slopes);
            assertThat(sigma).as("seed %d", seed).containsOnly(-1, 1);
            double after = dynamics.energy(sigma).value();
            assertThat(after).as("seed %d", seed).isLessThanOrEqualTo(energy[0]);
            energy[0] = after;
            return true;
        });
        assertThat(slopes).as("seed %d", seed).containsOnly(0);
        assertThat(dynamics.energy(y).value())
                .as("seed %d", seed)
                .isLessThan(dynamics.energy(signs).value());
    }

    @RepeatedTest(5)
    void synchronousUpdatesMoveEachNeuronAsIfNoOtherDid(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RateNetwork network = memories(seed);
        double[] start = IntStream.range(0, SIZE)
                .mapToDouble(i -> Math.signum(Math.sin(seed + i)))
                .toArray();
        double[] expected = new double[SIZE];
        Arrays.setAll(expected, i -> {
            double[] alone = start.clone();
            UpdateOrder onlyOne = (sweep, size) -> new int[] {i};
            Methods.asynchronous(1, onlyOne).integrate(network.dynamics(), 0, alone, 1, Methods.UNOBSERVED);
            return alone[i];
        });
        double[] y = start.clone();
        Methods.synchronous(1).integrate(network.dynamics(), 0, y, 1, Methods.UNOBSERVED);
        assertThat(y).as("seed %d", seed).containsExactly(expected).isNotEqualTo(start);
    }

    /** Two neurons that are to agree change both, for ever. */
    @Test
    void synchronousUpdatesNeedNotEndAtAFixedPoint() {
        RateNetwork network = Networks.of(new double[][] {{1, 1}}, new Sign(), 1, new Power(2, 1), 0, 0, 0);
        double[] y = {1, -1};
        Methods.synchronous(1).integrate(network.dynamics(), 0, y, 3, Methods.UNOBSERVED);
        assertThat(y).containsExactly(-1, 1);
        Methods.asynchronous(1, order(1)).integrate(network.dynamics(), 0, y, 3, Methods.UNOBSERVED);
        assertThat(y[0]).isEqualTo(y[1]);
    }

    @Test
    void asynchronousUpdatesRepairACorruptedMemoryAndFillInSilentNeurons() {
        RateNetwork network = memories(1);
        double[] memory = IntStream.range(0, SIZE)
                .mapToDouble(i -> network.synapses().weight(3, i))
                .toArray();
        double[] y = memory.clone();
        for (int i = 0; i < 10; i++) {
            y[i] = -y[i];
            y[SIZE - 1 - i] = 0;
        }
        Methods.asynchronous(1, order(1)).integrate(network.dynamics(), 0, y, 10, Methods.UNOBSERVED);
        assertThat(y).containsExactly(memory);
    }

    @Test
    void fixedPointOfAsynchronousUpdatesCostsNothingMore() {
        assertThat(passesOf(1000)).isEqualTo(passesOf(20));
    }

    private static long passesOf(double duration) {
        RateDynamics dynamics = memories(1).dynamics();
        double[] y = new double[SIZE];
        Arrays.fill(y, 1);
        Methods.asynchronous(1, order(1)).integrate(dynamics, 0, y, duration, Methods.UNOBSERVED);
        return dynamics.passes();
    }

    private static RateNetwork memories(int seed) {
        var patterns = new RandomPatterns(RandomPatterns.Kind.BIPOLAR, 20, SIZE, seed);
        return new RateNetwork(
                new Layer("feature", new Sign(), 1, 1, new double[SIZE]),
                new Layer("memory", new Power(4, 1), 0, 1, new double[20]),
                Storage.FLOAT64.build(patterns, 1));
    }

    private static UpdateOrder order(int seed) {
        return (sweep, size) ->
                new PermutationSampler(RandomStreams.of(seed, Purpose.UPDATE_ORDER, sweep), size, size).sample();
    }
}
