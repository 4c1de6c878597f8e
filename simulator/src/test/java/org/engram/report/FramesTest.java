package org.engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of many recorded times a film shows. */
class FramesTest {
    private static final double[] TIMES =
            IntStream.range(0, 1000).asDoubleStream().toArray();

    @Test
    void equallySpacedWhereNothingMoves() {
        int[] frames = Frames.spread(TIMES, new double[1000], 10);
        assertThat(frames).containsExactly(0, 111, 222, 333, 444, 555, 666, 777, 888, 999);
    }

    @Test
    void halfOfThemWhereTheStateMoves() {
        double[] way = Arrays.stream(TIMES).map(t -> Math.min(t, 50)).toArray();
        int[] frames = Frames.spread(TIMES, way, 40);
        assertThat(frames).startsWith(0).endsWith(999).isSorted();
        assertThat(Arrays.stream(frames).filter(k -> k <= 50).count()).isBetween(19L, 22L);
    }
}
