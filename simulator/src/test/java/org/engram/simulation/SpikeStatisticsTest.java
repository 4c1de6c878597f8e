package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class SpikeStatisticsTest {
    private static final int SIZE = 50;
    private static final double DURATION = 2000;

    @Test
    void clocksHaveNoVariationAndFireTogether() {
        var statistics = new SpikeStatistics(SIZE, DURATION);
        for (double t = 5; t < DURATION; t += 20) {
            for (int i = 0; i < SIZE; i++) {
                statistics.fired(i, t);
            }
        }
        assertThat(statistics.spikes()).isEqualTo(100 * SIZE);
        assertThat(statistics.rate(DURATION)).isCloseTo(50, within(1e-12));
        assertThat(statistics.cv()).isCloseTo(0, within(1e-7));
        assertThat(statistics.synchrony()).isCloseTo(0.95 * SIZE, within(1e-9));
    }

    @Test
    void poissonTrainsHaveVariationOneAndSynchronyOne() {
        var statistics = new SpikeStatistics(SIZE, DURATION);
        var intervals = new ExponentialDistribution(new MersenneTwister(1), 20);
        for (int i = 0; i < SIZE; i++) {
            for (double t = intervals.sample(); t < DURATION; t += intervals.sample()) {
                statistics.fired(i, t);
            }
        }
        assertThat(statistics.rate(DURATION)).isCloseTo(50, within(2.5));
        assertThat(statistics.cv()).isCloseTo(1, within(0.05));
        assertThat(statistics.synchrony()).isCloseTo(1, within(0.15));
    }

    @Test
    void tooFewSpikesSayNothing() {
        var statistics = new SpikeStatistics(SIZE, DURATION);
        assertThat(statistics.synchrony()).isNaN();
        statistics.fired(0, 1);
        assertThat(statistics.cv()).isNaN();
    }
}
