package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.engram.connectivity.SpikeRows;
import org.engram.connectivity.ValuePatterns;
import org.engram.event.EventLoop;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeLayerTest {
    /** Counts of a constant intensity of 1.5 · 200 Hz, all copies together, within five standard errors. */
    @Test
    void firesAtRateTimesOutput() {
        var layer = new EscapeLayer(
                new Escape(10, 1, new Identity(), 200, 3),
                new double[] {1.5, -0.5},
                new double[] {1.5, -0.5},
                RandomSource.PHILOX_4X64.create(1));
        double[] sums = new double[2];
        while (layer.next() <= 20_000) {
            int neuron = layer.process();
            if (neuron != SpikingLayer.NONE) {
                sums[neuron / 3] += layer.amount();
            }
        }
        assertThat(sums[0] / 20_000).isCloseTo(1.5, within(5 * Math.sqrt(1.5 / (0.6 * 20_000))));
        assertThat(sums[1] / 20_000).isCloseTo(-0.5, within(5 * Math.sqrt(0.5 / (0.6 * 20_000))));
    }

    /** Unequal states, one far below: the pool makes the shares a softmax, and the total 1. */
    @Test
    void poolMakesASoftmax() {
        double[] states = {1, 0.5, 0, -30};
        var layer = new EscapeLayer(
                new Escape(10, 1, new Exponential(2), 1000, 4), states, states, 1, RandomSource.PHILOX_4X64.create(2));
        double[] shares = new double[4];
        while (layer.next() <= 10_000) {
            int neuron = layer.process();
            if (neuron != SpikingLayer.NONE) {
                shares[neuron / 4] += layer.amount() / 10_000;
            }
        }
        double sum = Math.exp(2) + Math.exp(1) + 1;
        assertThat(shares)
                .containsExactly(new double[] {Math.exp(2) / sum, Math.exp(1) / sum, 1 / sum, 0}, within(0.015));
    }

    /**
     * Two antipodal memories, linear features of both signs, softmax of beta 2 written as a tanh of h_1 − h_2: one memory
     * neuron with activation tanh(2 h) and weight 1. Theory: mean v* = 0.957504, deviation 0.544/√M by the linear noise
     * approximation.
     */
    @ParameterizedTest
    @CsvSource({"64, 0.950, 0.552", "256, 0.9555, 0.542"})
    void fluctuatesAroundTheRateTheoryAsLinearNoise(int copies, double mean, double deviation) {
        SpikeRows synapses = SpikeRows.ofMemories(new ValuePatterns(new double[][] {{1}}), 1);
        var features = new EscapeLayer(
                new Escape(20, 1, new Identity(), 100, copies),
                new double[] {0.95},
                new double[1],
                RandomSource.PHILOX_4X64.create(3));
        var memories = new EscapeLayer(
                new Escape(5, 1, new Tanh(2), 100, copies),
                new double[] {0.95},
                new double[1],
                RandomSource.PHILOX_4X64.create(4));
        var loop = new EventLoop(List.of(
                new SpikingNetwork(features, memories, synapses.transposed(), synapses, (n, t) -> {}, (n, t) -> {})));
        loop.advance(500);
        double sum = 0;
        double squares = 0;
        int samples = 4000;
        double[] v = new double[1];
        for (int k = 1; k <= samples; k++) {
            loop.advance(500 + 10 * k);
            features.states(loop.time(), v);
            sum += v[0];
            squares += v[0] * v[0];
        }
        double m = sum / samples;
        assertThat(m).isCloseTo(mean, within(0.012));
        assertThat(Math.sqrt((squares / samples - m * m) * copies)).isCloseTo(deviation, within(0.1 * deviation));
    }
}
