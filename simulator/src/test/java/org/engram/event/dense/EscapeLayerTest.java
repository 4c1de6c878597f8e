package org.engram.event.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A unit that is silent at first, with a steady state far below, where |tanh| is large: within five standard errors. */
    @Test
    void aUnitFiresMoreThanBeforeOnceItHasComeFarDown() {
        var layer = new EscapeLayer(
                new Escape(10, 1, new Tanh(1), 1000, 1),
                new double[] {1, 0},
                new double[] {1, -5},
                RandomSource.PHILOX_4X64.create(1));
        double sum = 0;
        while (layer.next() <= 200) {
            sum += layer.process() == 1 ? layer.amount() : 0;
        }
        double expected = IntStream.range(0, 20_000)
                .mapToDouble(k -> 0.01 * Math.tanh(5 * Math.expm1(-(k + 0.5) / 1000)))
                .sum();
        assertThat(sum).isCloseTo(expected, within(5 * Math.sqrt(-expected)));
    }

    /** States under way from 0 to where outputs are e^25, steep or not: within five standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 100, 1e4})
    void aSteadyStateFarAboveCostsNoCandidates(double beta) {
        var layer = new EscapeLayer(
                new Escape(10, 1, new Exponential(beta), 10, 1),
                new double[2],
                new double[] {25 / beta, 25 / beta},
                RandomSource.PHILOX_4X64.create(1));
        int[] counts = spikesAndEvents(layer, 5);
        double expected = IntStream.range(0, 5000)
                .mapToDouble(k -> 2 * 0.001 * 0.01 * Math.exp(-25 * Math.expm1(-(k + 0.5) / 10_000)))
                .sum();
        assertThat((double) counts[0]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        assertThat(counts[1]).isLessThan(20 * counts[0]);
    }

    /** tau_pool dz/dt = Σ f − 1: in 20 ms z rises from −40 to about 0. */
    @Test
    void aPoolFollowsAStateFromFarBelow() {
        var layer = new EscapeLayer(
                new Escape(5, 1, new Exponential(1), 1000, 1),
                new double[] {-40},
                new double[1],
                1,
                RandomSource.PHILOX_4X64.create(1));
        int[] counts = spikesAndEvents(layer, 20);
        assertThat(counts[0]).isBetween(50, 70);
        assertThat(counts[1]).isLessThan(20_000);
    }

    private static int[] spikesAndEvents(EscapeLayer layer, double end) {
        int[] counts = new int[2];
        while (layer.next() <= end && counts[1] < 1_000_000) {
            counts[0] += layer.process() != SpikingLayer.NONE ? 1 : 0;
            counts[1]++;
        }
        return counts;
    }
}
