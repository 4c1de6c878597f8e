package org.engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is left of a trace that is too long to be drawn. */
class ThinningTest {
    @Test
    void aShortTraceIsKeptWhole() {
        assertThat(Thinning.indices(new double[] {3, 1, 2}, 4)).containsExactly(0, 1, 2);
        assertThat(Thinning.indices(new double[0], 4)).isEmpty();
    }

    @RepeatedTest(20)
    void endsAndExtremesAreKeptAndNoMoreThanAskedFor(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        var random = new Random(seed);
        double[] y = random.doubles(1 + random.nextInt(5000)).toArray();
        int most = 4 + random.nextInt(300);
        int[] kept = Thinning.indices(y, most);
        double[] left = Line.at(y, kept);
        assertThat(kept).as("seed %d", seed).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(most);
        assertThat(kept[0]).as("seed %d", seed).isZero();
        assertThat(kept[kept.length - 1]).as("seed %d", seed).isEqualTo(y.length - 1);
        assertThat(Arrays.stream(left).min())
                .as("seed %d", seed)
                .isEqualTo(Arrays.stream(y).min());
        assertThat(Arrays.stream(left).max())
                .as("seed %d", seed)
                .isEqualTo(Arrays.stream(y).max());
    }

    @Test
    void aSingleSpikeSurvives() {
        double[] y = new double[100_000];
        y[77_777] = 1;
        assertThat(Thinning.indices(y, 100)).contains(77_777);
    }

    @Test
    void aLineWithoutGapsNeedsNoTimes() {
        double[] times = {0, 1, 2};
        assertThat(Line.of(times, new double[] {5, 6, 7}, 10).toString()).isEqualTo("{\"y\":[5,6,7]}");
        assertThat(Line.of(times, new double[] {5, 6, Double.NaN}, 10).toString())
                .isEqualTo("{\"t\":[0,1],\"y\":[5,6]}");
    }
}
