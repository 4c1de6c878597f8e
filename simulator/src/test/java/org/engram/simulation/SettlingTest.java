package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private final Settling settling = new Settling(0.1, 0);

    @Test
    void settledIsFromTheFirstTimeBelowTheThresholdOn() {
        settling.see(1, 0.5);
        assertThat(settling.isSettled()).isFalse();
        settling.see(2, 0.1);
        settling.see(3, 0.01);
        assertThat(settling.isSettled()).isTrue();
        assertThat(settling.since()).isEqualTo(2);
    }

    @Test
    void aRiseAboveTheThresholdOrNoNumberStartsAnew() {
        settling.see(1, 0.05);
        settling.see(2, 0.2);
        assertThat(settling.isSettled()).isFalse();
        settling.see(3, 0.05);
        assertThat(settling.since()).isEqualTo(3);
        settling.see(4, Double.NaN);
        assertThat(settling.since()).isNaN();
    }

    @Test
    void mayHaveToStayForAWhile() {
        var delayed = new Settling(0.1, 2);
        delayed.see(1, 0.05);
        delayed.see(2.5, 0.05);
        assertThat(delayed.isSettled()).isFalse();
        assertThat(delayed.since()).isNaN();
        delayed.see(3, 0.05);
        assertThat(delayed.isSettled()).isTrue();
        assertThat(delayed.since()).isEqualTo(1);
    }
}
