package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankingTest {
    @RepeatedTest(20)
    void theTwoLargestAreThoseOfTheSortedOverlaps(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        double[] overlaps = new Random(seed).doubles(2 + seed, -1, 1).toArray();
        double[] sorted = overlaps.clone();
        Arrays.sort(sorted);
        Ranking ranking = Ranking.of(overlaps);
        assertThat(ranking.best()).as("seed %d", seed).isEqualTo(sorted[sorted.length - 1]);
        assertThat(ranking.second()).as("seed %d", seed).isEqualTo(sorted[sorted.length - 2]);
        assertThat(overlaps[ranking.index()]).as("seed %d", seed).isEqualTo(ranking.best());
    }

    @Test
    void ofEqualsTheFirstIsBestAndOneAloneHasNoRunnerUp() {
        assertThat(Ranking.of(new double[] {0.5, 0.5})).isEqualTo(new Ranking(0, 0.5, 0.5));
        assertThat(Ranking.of(new double[] {-0.5})).isEqualTo(new Ranking(0, -0.5, Double.NaN));
    }
}
