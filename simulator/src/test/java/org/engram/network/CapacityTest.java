package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many random memories dense associative memories hold: statistics over independent draws of the memories, with fixed
 * seeds. Values without another source were computed by independent programs.
 */
class CapacityTest {
    private static final int SIZE = 100;

    /**
     * Share of neurons that leave a stored memory when each is updated by itself: those for which the crosstalk Σ ± (F(a + 1) −
     * F(a − 1)) of the other memories, a a sum of N − 1 random signs, outweighs the signal F(N) − F(N − 2). The shares are
     * from a Monte Carlo of that sum.
     */
    @ParameterizedTest
    @CsvSource({"2, 14, .00263, 14, 200", "3, 360, .00133, 8, 250", "3, 600, .00979, 4, 100", "3, 1000, .03494, 4, 50"})
    void crosstalkSpoilsTheExpectedShareOfNeurons(int order, int count, double share, int trials, int draws) {
        assertThat(spoiltShare(order, count, trials, draws)).isCloseTo(share, within(0.15 * share));
    }

    /** K_max = N^(n − 1) / (2 (2n − 3)!! ln N), where less than one neuron in N is to leave (arXiv:1606.01164). */
    @ParameterizedTest
    @CsvSource({"2, 10", "3, 361", "4, 7238"})
    void memoriesAreStableUpToTheCapacity(int order, int count) {
        assertThat(spoiltShare(order, count, 10, 2)).isLessThan(1.0 / SIZE);
    }

    private static double spoiltShare(int order, int count, int trials, int draws) {
        IntFunction<BinaryMemory> memories = draw -> new BinaryMemory(new Power(order, 1), count, SIZE, draw);
        return mean(memories, trials, draws, BinaryMemory::unstableNeurons) / SIZE;
    }

    /** 2000 memories in 100 neurons (arXiv:1606.01164, section 3). */
    @ParameterizedTest
    @CsvSource({"2, 0, 1", "3, 0, 1", "4, .857, 20", "5, 1, 2", "6, 1, 2"})
    void highOrdersRecallMemoriesFromRandomStates(int order, double share, int draws) {
        assertThat(recalledShare(new Power(order, 1), 2000, draws)).isCloseTo(share, within(0.06));
    }

    @Test
    void rectifiedOrderFourRecallsMemoriesFromRandomStates() {
        assertThat(recalledShare(new RectifiedPower(4, 1, 0), 2000, 5)).isCloseTo(0.99, within(0.06));
    }

    /** The number of memories at which half of the random states lead to one of them, interpolated linearly. */
    @Test
    void halfOfTheRandomStatesRecallAMemoryAtTheExpectedLoad() {
        requireHalfRecall(new Power(3, 1), 420);
        requireHalfRecall(new RectifiedPower(3, 1, 0), 560);
    }

    private static void requireHalfRecall(Activation memories, int expected) {
        double tolerance = 0.12 * expected;
        double below = recalledShare(memories, (int) (expected - tolerance), 40);
        double above = recalledShare(memories, (int) (expected + tolerance), 40);
        double load = expected - tolerance + 2 * tolerance * (below - 0.5) / (below - above);
        assertThat(load).as("%s", memories).isCloseTo(expected, within(tolerance));
    }

    private static double recalledShare(Activation memories, int count, int draws) {
        return mean(
                draw -> new BinaryMemory(memories, count, SIZE, draw),
                10,
                draws,
                (memory, trial) -> memory.isRecalledFromARandomState(trial) ? 1 : 0);
    }

    /** F = exp holds 2^(N/2) memories (M. Demircigil et al., arXiv:1702.01929): the fewer fail the larger N is. */
    @ParameterizedTest
    @CsvSource({"12, .09", "16, .03", "20, .0075", "24, 0"})
    void exponentialMemoriesFailMoreSeldomInLargerNetworks(int size, double share) {
        int count = 1 << (size / 2);
        double failed = mean(
                draw -> new BinaryMemory(new Exponential(1), count, size, draw),
                40,
                10,
                (memory, trial) -> memory.isRestored(trial, 0) ? 0 : 1);
        double deviation = Math.sqrt(2 * share * (1 - share) / 400) + 1.0 / 400;
        assertThat(failed).isCloseTo(share, within(3 * deviation));
    }

    /**
     * F = exp restores exp(alpha N) memories from rho N errors as long as alpha &lt; I(1 − 2 rho)/2, here .184 (M. Demircigil
     * et al., arXiv:1702.01929): in one sweep.
     */
    @Test
    void exponentialMemoriesAreRestoredFromWithinTheirBasin() {
        int size = 60;
        int count = (int) Math.exp(0.1 * size) + 1;
        double failed = mean(
                draw -> new BinaryMemory(new Exponential(1), count, size, draw),
                30,
                10,
                (memory, trial) -> memory.isRestored(trial, size / 10) ? 0 : 1);
        assertThat(failed).isZero();
    }

    /** The mean of some trials in each of some draws of the memories. */
    private static double mean(IntFunction<BinaryMemory> memories, int trials, int draws, Outcome outcome) {
        int total = 0;
        for (int draw = 0; draw < draws; draw++) {
            BinaryMemory memory = memories.apply(draw);
            for (int trial = 0; trial < trials; trial++) {
                total += outcome.of(memory, trial);
            }
        }
        return total / (double) (trials * draws);
    }

    @FunctionalInterface
    private interface Outcome {
        int of(BinaryMemory memory, int trial);
    }
}
