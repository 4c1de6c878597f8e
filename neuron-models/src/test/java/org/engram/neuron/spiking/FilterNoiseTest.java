package org.engram.neuron.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.engram.neuron.Identity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The relative standard deviation of spike trains filtered by an exponential with time constant tau. Time averages are exact:
 * between spikes ∫ s dt and ∫ s² dt of s e^(−t/tau) have closed forms.
 */
class FilterNoiseTest {
    private static final double RATE = 100;
    private static final double TAU = 20;
    private static final double END = 2e5;

    /** 1/√(2 r tau M). */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "16, 0.125"})
    void poissonTrains(int copies, double expected) {
        EscapeNoise.Cell steady = new EscapeNoise.Cell(new Identity(), RATE, TAU, 1, 0);
        assertThat(relativeDeviation(new EscapeNoise(steady, copies, 1))).isCloseTo(expected, within(0.03 * expected));
    }

    /** √(x coth x − 1), x = 1/(2 r tau M), if the copies are evenly staggered. */
    @ParameterizedTest
    @CsvSource({"1", "4", "16"})
    void regularTrainsEvenlyStaggered(int copies) {
        double interval = 1000 / RATE;
        double[] first = IntStream.range(0, copies)
                .mapToDouble(k -> interval * k / copies)
                .toArray();
        double x = interval / (2 * TAU * copies);
        double expected = Math.sqrt(x / Math.tanh(x) - 1);
        assertThat(relativeDeviation(new RegularSource(interval, first))).isCloseTo(expected, within(1e-3 * expected));
    }

    private static double relativeDeviation(SpikeSource source) {
        double state = 0;
        double t = 0;
        double sum = 0;
        double squares = 0;
        double begin = Double.NaN;
        while (t < END) {
            int neuron = first(source);
            double next = source.nextSpike(neuron);
            double decay = Math.exp(-(next - t) / TAU);
            if (t > END / 100) {
                begin = Double.isNaN(begin) ? t : begin;
                sum += TAU * state * (1 - decay);
                squares += TAU / 2 * state * state * (1 - decay * decay);
            }
            state = state * decay + 1;
            t = next;
            source.fire(neuron, t);
        }
        double mean = sum / (t - begin);
        return Math.sqrt(squares / (t - begin) - mean * mean) / mean;
    }

    private static int first(SpikeSource source) {
        int first = 0;
        for (int n = 1; n < source.size(); n++) {
            first = source.nextSpike(n) < source.nextSpike(first) ? n : first;
        }
        return first;
    }
}
