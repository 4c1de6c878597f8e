package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.engram.neuron.Power;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many random memories dense associative memories hold (arXiv:2008.06996, eq. 8 and 9): sign neurons, updated by
 * energy difference. Statistics over independent draws of the memories, with fixed seeds.
 */
class CapacityTest {
    private static final int SIZE = 100;

    /**
     * Share of neurons of a stored memory that change when each is updated by itself: an error is made where the crosstalk Σ
     * ± (F(a + 1) − F(a − 1)) of the other memories, a being a sum of N − 1 random signs, is more negative than the signal
     * F(N) − F(N − 2) is positive. The shares are from a Monte Carlo of that sum, accurate to 3 %.
     */
    @ParameterizedTest
    @CsvSource({"2, 14, .00263, 200, 14", "3, 360, .00133, 250, 8", "3, 600, .00979, 100, 4", "3, 1000, .03494, 50, 4"})
    void crosstalkSpoilsTheExpectedShareOfNeurons(int order, int count, double share, int draws, int memories) {
        assertThat(spoiltShare(order, count, draws, memories)).isCloseTo(share, within(0.15 * share));
    }

    private static double spoiltShare(int order, int count, int draws, int memories) {
        int spoilt = total(draws, draw -> {
            var memory = new BinaryMemory(new Power(order, 1), count, SIZE, draw);
            return IntStream.range(0, memories).map(memory::unstableNeurons).sum();
        });
        return spoilt / (double) (draws * memories * SIZE);
    }

    /** K_max = N^(n−1) / (2 (2n − 3)!! ln N), where less than one neuron in N is expected to change (arXiv:1606.01164). */
    @ParameterizedTest
    @CsvSource({"2, 10", "3, 361", "4, 7238"})
    void memoriesAreStableUpToTheCapacity(int order, int count) {
        assertThat(spoiltShare(order, count, 2, 10)).isLessThan(1.0 / SIZE);
    }

    /**
     * Share of random states that end in one of 2000 memories, or for even orders its opposite (arXiv:1606.01164, section
     * 3): nothing for orders 2 and 3, everything from 5 on.
     */
    @ParameterizedTest
    @CsvSource({"2, 0, 10", "3, 0, 10", "4, .857, 120", "5, 1, 20", "6, 1, 20"})
    void highOrdersRecallFromRandomStates(int order, double share, int starts) {
        assertThat(recalledShare(new BinaryMemoryDraws(new Power(order, 1), 2000), starts))
                .isCloseTo(share, within(0.06));
    }
}
