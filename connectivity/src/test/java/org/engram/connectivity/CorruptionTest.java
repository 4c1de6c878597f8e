package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptionTest {
    private static double[] spoiled(Corruption corruption, int size, long seed) {
        double[] cue = new double[size];
        Arrays.fill(cue, 3);
        corruption.apply(cue, stream(seed));
        return cue;
    }

    private static UniformRandomProvider stream(long seed) {
        return RandomStreams.of(seed, Purpose.CORRUPTION, 0);
    }

    private static long count(double[] cue, double value) {
        return Arrays.stream(cue).filter(x -> x == value).count();
    }

    @Test
    void noneLeavesTheCue() {
        assertThat(spoiled(new Corruption.None(), 10, 1)).containsOnly(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 0", "1, 100, 100", "0.2, 100, 20", "0.25, 10, 3", "0.24, 10, 2", "0.3, 1, 0", "0.5, 1, 1"})
    void exactlyTheRoundedFractionIsSpoiled(double fraction, int size, int expected) {
        for (long seed = 0; seed < 20; seed++) {
            double[] flipped = spoiled(new Corruption.Flip(fraction), size, seed);
            double[] masked = spoiled(new Corruption.Mask(fraction), size, seed);

            assertThat(count(flipped, -3)).as("seed %d", seed).isEqualTo(expected);
            assertThat(count(flipped, 3)).as("seed %d", seed).isEqualTo(size - expected);
            assertThat(count(masked, 0)).as("seed %d", seed).isEqualTo(expected);
            assertThat(count(masked, 3)).as("seed %d", seed).isEqualTo(size - expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLargerFractionSpoilsTheSameFeaturesAndMore(long seed) {
        double[] few = spoiled(new Corruption.Mask(0.1), 200, seed);
        double[] many = spoiled(new Corruption.Mask(0.4), 200, seed);

        assertThat(IntStream.range(0, 200).filter(i -> few[i] == 0))
                .as("seed %d", seed)
                .allMatch(i -> many[i] == 0);
    }

    /** Each of 20 features is one of 5 flipped with probability 1/4; five standard errors of 2000 trials. */
    @Test
    void everyFeatureIsAsLikely() {
        int[] flips = new int[20];
        for (long seed = 0; seed < 2000; seed++) {
            double[] cue = spoiled(new Corruption.Flip(0.25), 20, seed);
            IntStream.range(0, 20).filter(i -> cue[i] < 0).forEach(i -> flips[i]++);
        }

        assertThat(Arrays.stream(flips)).allSatisfy(n -> assertThat(n).isCloseTo(500, within(97)));
    }

    @Test
    void noiseHasItsStandardDeviation() {
        double[] noise = Arrays.stream(spoiled(new Corruption.Noise(0.5), 20_000, 1))
                .map(x -> x - 3)
                .toArray();
        double variance = Arrays.stream(noise).map(x -> x * x).average().orElseThrow();

        assertThat(variance).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2.0 / 20_000)));
        assertThat(spoiled(new Corruption.Noise(0), 10, 1)).containsOnly(3);
    }

    @Test
    void theStreamDecides() {
        Corruption flip = new Corruption.Flip(0.3);

        assertThat(spoiled(flip, 100, 7)).isEqualTo(spoiled(flip, 100, 7)).isNotEqualTo(spoiled(flip, 100, 8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void fractionsOutsideZeroToOneAreRefused(double fraction) {
        assertThatThrownBy(() -> new Corruption.Flip(fraction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flip: fraction " + fraction + " is not in [0, 1]");
        assertThatThrownBy(() -> new Corruption.Mask(fraction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mask: fraction " + fraction + " is not in [0, 1]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void noiseNeedsAStandardDeviation(double sd) {
        assertThatThrownBy(() -> new Corruption.Noise(sd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise: standard deviation " + sd + " is not a number >= 0");
    }
}
