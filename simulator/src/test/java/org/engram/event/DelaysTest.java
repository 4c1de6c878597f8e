package org.engram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.engram.connectivity.sparse.ConnectionRule;
import org.engram.connectivity.sparse.Distribution;
import org.engram.connectivity.sparse.SparseSynapses;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Every spike reaches every target once, after the delay of the synapse, in the order of arrival. */
class DelaysTest {
    private static final int NEURONS = 30;

    private static SparseSynapses synapses(Distribution delay, long seed) {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.FixedProbability(0.3, true), new Distribution.Constant(1), delay);
        return new SparseSynapses(plan, NEURONS, NEURONS, true, seed, 0);
    }

    private static Spike[] randomSpikes(long seed) {
        var random = new SplittableRandom(seed);
        double[] times = IntStream.range(0, 500)
                .mapToDouble(k -> Math.floor(random.nextDouble() * 400) / 4)
                .sorted()
                .toArray();
        return Arrays.stream(times)
                .mapToObj(t -> new Spike(random.nextInt(NEURONS), t))
                .toArray(Spike[]::new);
    }

    private static List<Spike> expected(SparseSynapses synapses, Spike[] spikes) {
        List<Spike> expected = new ArrayList<>();
        for (Spike spike : spikes) {
            for (int k = synapses.begin(spike.neuron()); k < synapses.end(spike.neuron()); k++) {
                expected.add(new Spike(synapses.targetArray()[k], spike.t() + synapses.delay(k)));
            }
        }
        return expected;
    }

    private static List<Spike> heard(SparseSynapses synapses, Spike[] spikes) {
        var population = new Script(NEURONS, spikes);
        EventSource delay;
        if (synapses.hasOneDelay()) {
            var fixed = new FixedDelay(synapses, population, 0);
            population.listen(fixed);
            delay = fixed;
        } else {
            var distributed = new DistributedDelays(synapses, population, 0);
            population.listen(distributed);
            delay = distributed;
        }
        new EventLoop(List.of(delay, population)).advance(1000);
        return population.heard;
    }

    @RepeatedTest(3)
    void fixed(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var synapses = synapses(new Distribution.Constant(20), seed);
        Spike[] spikes = randomSpikes(seed);
        assertThat(heard(synapses, spikes)).as("seed %d", seed).containsExactlyElementsOf(expected(synapses, spikes));
    }

    @RepeatedTest(3)
    void distributed(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        var synapses = synapses(new Distribution.Uniform(0, 20), seed);
        Spike[] spikes = randomSpikes(seed);
        List<Spike> heard = heard(synapses, spikes);
        assertThat(heard).as("seed %d", seed).isSortedAccordingTo(Comparator.comparingDouble(Spike::t));
        assertThat(heard).containsExactlyInAnyOrderElementsOf(expected(synapses, spikes));
    }

    @Test
    void noDelayMeansAtTheSameMomentBeforeTheNextSpike() {
        var plan = new SparseSynapses.Plan(
                new ConnectionRule.OneToOne(true), new Distribution.Constant(1), new Distribution.Constant(0));
        var synapses = new SparseSynapses(plan, 2, 2, true, 0, 0);
        List<String> order = new ArrayList<>();
        var population = new Script(2, new Spike(1, 5), new Spike(0, 5)) {
            @Override
            public void receive(int neuron, int port, double weight, double t) {
                order.add("heard by " + neuron + " at " + t);
            }
        };
        var delay = new FixedDelay(synapses, population, 0);
        population.listen((neuron, t) -> order.add("fired by " + neuron + " at " + t));
        population.listen(delay);
        new EventLoop(List.of(delay, population)).advance(5);
        assertThat(order)
                .containsExactly("fired by 1 at 5.0", "heard by 1 at 5.0", "fired by 0 at 5.0", "heard by 0 at 5.0");
    }

    @Test
    void rowsAreSortedByDelayWhateverTheyWere() {
        var synapses = synapses(new Distribution.Normal(5, 2), 7);
        double sum = 0;
        for (int source = 0; source < NEURONS; source++) {
            for (int k = synapses.begin(source); k < synapses.end(source); k++) {
                sum += synapses.delay(k);
                assertThat(synapses.delay(k)).isNotNegative();
                if (k > synapses.begin(source)) {
                    assertThat(synapses.delay(k)).isGreaterThanOrEqualTo(synapses.delay(k - 1));
                }
            }
        }
        assertThat(sum / synapses.count()).isCloseTo(5, within(0.5));
    }
}
