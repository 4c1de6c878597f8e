package org.engram.connectivity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How a stored pattern is spoiled to make a cue.
 *
 * <p>A fraction p of N features is exactly round(p N) distinct ones, the first of a random order of all features: from
 * the same stream, a larger fraction spoils the same features and more.
 */
public sealed interface Corruption {
    /** Spoils the cue in place. */
    void apply(double[] cue, UniformRandomProvider rng);

    /** Left as it is. */
    record None() implements Corruption {
        @Override
        public void apply(double[] cue, UniformRandomProvider rng) {}
    }

    /**
     * The sign of some features is inverted.
     *
     * @param fraction of the features, in [0, 1]
     */
    record Flip(double fraction) implements Corruption {
        public Flip {
            requireFraction("flip", fraction);
        }

        @Override
        public void apply(double[] cue, UniformRandomProvider rng) {
            choose(fraction, cue.length, rng).forEach(i -> cue[i] = -cue[i]);
        }
    }

    /**
     * Some features are set to 0.
     *
     * @param fraction of the features, in [0, 1]
     */
    record Mask(double fraction) implements Corruption {
        public Mask {
            requireFraction("mask", fraction);
        }

        @Override
        public void apply(double[] cue, UniformRandomProvider rng) {
            choose(fraction, cue.length, rng).forEach(i -> cue[i] = 0);
        }
    }

    /**
     * Independent normal noise is added to every feature.
     *
     * @param sd standard deviation, finite and &gt;= 0
     */
    record Noise(double sd) implements Corruption {
        public Noise {
            if (!(sd >= 0 && Double.isFinite(sd))) {
                throw new IllegalArgumentException("noise: standard deviation " + sd + " is not a number >= 0");
            }
        }

        @Override
        public void apply(double[] cue, UniformRandomProvider rng) {
            var normal = ZigguratSampler.NormalizedGaussian.of(rng);
            Arrays.setAll(cue, i -> cue[i] + sd * normal.sample());
        }
    }

    private static void requireFraction(String name, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(name + ": fraction " + fraction + " is not in [0, 1]");
        }
    }

    private static IntStream choose(double fraction, int features, UniformRandomProvider rng) {
        int[] order = PermutationSampler.natural(features);
        PermutationSampler.shuffle(rng, order);
        return Arrays.stream(order).limit(Math.round(fraction * features));
    }
}
