package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.engram.neuron.Exponential;
import org.engram.neuron.Relu;
import org.junit.jupiter.api.Test;

class EscapeNoiseTest {
    private static final int CELLS = 20_000;

    /** Poisson counts: mean and variance are both rate · time; within five standard errors. */
    @Test
    void constantStateFiresLikeAPoissonProcess() {
        EscapeNoise neurons = new EscapeNoise(new EscapeNoise.Cell(new Relu(0), 100, 10, 0.8, 0), CELLS, 1);
        int[] counts = countsUntil(neurons, 50);
        double mean = mean(counts);
        assertThat(mean).isCloseTo(4, within(5 * 2 / Math.sqrt(CELLS)));
        assertThat(variance(counts, mean)).isCloseTo(4, within(5 * 4 * Math.sqrt(2.25 / CELLS)));
    }

    /** After a jump to 3 the state is 3 e^(−t/10) and ∫ 0.1 x dt = 3 (1 − e^(−t/10)). */
    @Test
    void countsFollowTheIntegralOfTheIntensity() {
        EscapeNoise neurons = new EscapeNoise(new EscapeNoise.Cell(new Relu(0), 100, 10, 0, 0), CELLS, 2);
        for (int n = 0; n < CELLS; n++) {
            neurons.receive(n, 0, 3, 0);
        }
        double expected = 3 * (1 - Math.exp(-1.2));
        int[] counts = countsUntil(neurons, 12);
        double mean = mean(counts);
        assertThat(mean).isCloseTo(expected, within(5 * Math.sqrt(expected / CELLS)));
        assertThat(variance(counts, mean)).isCloseTo(expected, within(0.15));
    }

    /** An arrival that changes nothing, such as weight 0, must change no distribution although neurons draw anew. */
    @Test
    void drawingAnewChangesNoProbability() {
        EscapeNoise neurons = new EscapeNoise(new EscapeNoise.Cell(new Exponential(1), 100, 10, 0, 0), CELLS, 3);
        int spikes = 0;
        for (double t = 0.5; t <= 20; t += 0.5) {
            for (int n = 0; n < CELLS; n++) {
                spikes += fireUntil(neurons, n, t);
                neurons.receive(n, 0, 0, t);
            }
        }
        assertThat(spikes / (double) CELLS).isCloseTo(2, within(5 * Math.sqrt(2.0 / CELLS)));
    }

    @Test
    void refractoryPeriodLowersTheRate() {
        EscapeNoise neurons = new EscapeNoise(new EscapeNoise.Cell(new Exponential(1), 500, 10, 0, 2), 2000, 4);
        assertThat(mean(countsUntil(neurons, 400))).isCloseTo(100, within(0.75));
    }

    @Test
    void sameSeedSameSpikes() {
        EscapeNoise.Cell cell = new EscapeNoise.Cell(new Relu(0), 100, 10, 1, 0);
        assertThat(new EscapeNoise(cell, 3, 5).nextSpike(2)).isEqualTo(new EscapeNoise(cell, 7, 5).nextSpike(2));
        assertThat(new EscapeNoise(cell, 3, 5).nextSpike(2)).isNotEqualTo(new EscapeNoise(cell, 3, 6).nextSpike(2));
    }

    @Test
    void intensityThatOverflowsIsAnError() {
        EscapeNoise neurons = new EscapeNoise(new EscapeNoise.Cell(new Exponential(1), 100, 10, 0, 0), 1, 7);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> neurons.receive(0, 0, 1e3, 0))
                .withMessageContaining(
                        "the intensity of an escape-noise neuron is not a finite number at its state 1000.0");
    }

    private static int[] countsUntil(SpikeSource source, double end) {
        int[] counts = new int[source.size()];
        for (int n = 0; n < counts.length; n++) {
            counts[n] = fireUntil(source, n, end);
        }
        return counts;
    }

    private static int fireUntil(SpikeSource source, int neuron, double end) {
        int count = 0;
        while (source.nextSpike(neuron) <= end) {
            source.fire(neuron, source.nextSpike(neuron));
            count++;
        }
        return count;
    }

    private static double mean(int[] counts) {
        double sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum / counts.length;
    }

    private static double variance(int[] counts, double mean) {
        double sum = 0;
        for (int count : counts) {
            sum += (count - mean) * (count - mean);
        }
        return sum / counts.length;
    }
}
