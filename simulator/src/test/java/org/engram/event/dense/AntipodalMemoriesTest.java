package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.Storage;
import org.engram.connectivity.ValuePatterns;
import org.engram.event.EventLoop;
import org.engram.neuron.Identity;
import org.engram.neuron.Sigmoid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two antipodal memories ±1 of one linear feature of both signs, softmax of beta 2, which since h_2 = −h_1 is a sigmoid of gain 4
 * of each; r0 = 100 Hz, tau_f = 20 ms, tau_h = 5 ms. Theory: v* = tanh(2 v*) = 0.957504; deviation 0.5443/√M in the linear noise
 * approximation.
 */
class AntipodalMemoriesTest {
    private static final double SETTLED = 500;
    private static final double INTERVAL = 10;
    private static final int SAMPLES = 8000;

    private final double[] v = {0.95};
    private int hops;

    private static EventLoop network(EscapeLayer features, int copies) {
        SpikeRows memories = SpikeRows.ofMemories(new ValuePatterns(new double[][] {{1}, {-1}}), 1, Storage.FLOAT32);
        var hidden = new EscapeLayer(
                new Escape(5, 1, new Sigmoid(4, 0), 100, copies),
                new double[] {0.95, -0.95},
                new double[2],
                RandomSource.PHILOX_4X64.create(4));
        return new EventLoop(List.of(
                new SpikingNetwork(features, hidden, memories.transposed(), memories, 0, (n, t) -> {}, (n, t) -> {})));
    }

    /** Mean and deviation of v at the end of each interval. */
    private double[] moments(int copies) {
        var features = new EscapeLayer(
                new Escape(20, 1, new Identity(), 100, copies), v, new double[1], RandomSource.PHILOX_4X64.create(3));
        EventLoop loop = network(features, copies);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < SAMPLES; k++) {
            double before = v[0];
            loop.advance(SETTLED + INTERVAL * k);
            features.states(loop.time(), v);
            hops += v[0] * before < 0 ? 1 : 0;
            sum += v[0];
            squares += v[0] * v[0];
        }
        double mean = sum / SAMPLES;
        return new double[] {mean, Math.sqrt(squares / SAMPLES - mean * mean)};
    }

    @ParameterizedTest
    @CsvSource({"64, 0.950, 0.552", "256, 0.9555, 0.542"})
    void fluctuatesAroundTheRateTheoryAsLinearNoise(int copies, double mean, double deviation) {
        double[] moments = moments(copies);
        assertThat(moments[0]).as("mean").isCloseTo(mean, within(0.003));
        assertThat(moments[1] * Math.sqrt(copies)).as("deviation").isCloseTo(deviation, within(0.04 * deviation));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void fewCopiesHopBetweenTheMemories(int copies) {
        double[] moments = moments(copies);
        assertThat(moments[0]).as("mean").isCloseTo(0, within(0.15));
        assertThat(moments[1]).as("deviation").isCloseTo(0.81, within(0.04 * 0.81));
        assertThat(hops).isGreaterThan(100);
    }
}
