package org.engram.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.engram.connectivity.RandomPatterns;
import org.engram.connectivity.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapsTest {
    private static final RandomPatterns GAUSSIAN = new RandomPatterns(RandomPatterns.Kind.GAUSSIAN, 12, 30, 1);

    private static double[] pattern(int memory) {
        double[] pattern = new double[GAUSSIAN.size()];
        GAUSSIAN.row(memory, pattern);
        return pattern;
    }

    private static Overlaps overlaps(double weight) {
        var stored = new StoredPatterns(GAUSSIAN);
        return new Overlaps(Storage.FLOAT64.build(stored, weight), weight, stored.squares());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 30})
    void areCosinesWhateverTheWeight(double weight) {
        double[] g = pattern(3);
        g[5] += 2;
        double[] all = overlaps(weight).withAll(g);
        for (int mu = 0; mu < all.length; mu++) {
            assertThat(all[mu]).as("memory %d", mu).isCloseTo(Overlaps.between(pattern(mu), g), within(1e-14));
            assertThat(Math.abs(all[mu])).isLessThanOrEqualTo(1);
        }
        assertThat(Ranking.of(all).index()).isEqualTo(3);
    }

    @Test
    void aBipolarPatternOverlapsExactly() {
        double[] pattern = {1, -1, 1, 1, -1, 1, -1};
        double[] opposite = {-1, 1, -1, -1, 1, -1, 1};
        assertThat(Overlaps.between(pattern, pattern)).isEqualTo(1);
        assertThat(Overlaps.between(pattern, opposite)).isEqualTo(-1);
    }

    @Test
    void nothingOverlapsWithSilence() {
        assertThat(Overlaps.between(pattern(0), new double[30])).isZero();
        assertThat(overlaps(1).withAll(new double[30])).containsOnly(0);
    }
}
