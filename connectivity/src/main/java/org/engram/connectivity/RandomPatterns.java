package org.engram.connectivity;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.engram.connectivity.RandomStreams.Purpose;

/**
 * Independent random patterns. Row mu comes from stream (seed, {@link Purpose#PATTERNS}, mu), so that any row can be
 * made at any time and nothing is stored.
 *
 * @param count number of patterns, &gt; 0
 * @param size features of a pattern, &gt; 0
 */
public record RandomPatterns(Kind kind, int count, int size, long seed) implements Patterns {
    /** The distribution of a pattern. */
    public enum Kind {
        /** Every feature is +1 or -1 with equal probability. */
        BIPOLAR,
        /** Every feature is normal with mean 0 and variance 1. */
        GAUSSIAN,
        /** The pattern is uniform on the sphere of radius 1. */
        SPHERE
    }

    public RandomPatterns {
        if (count < 1 || size < 1) {
            throw new IllegalArgumentException(
                    "random patterns need count >= 1 and size >= 1, not count " + count + " and size " + size);
        }
    }

    @Override
    public void row(int index, double[] out) {
        UniformRandomProvider rng = RandomStreams.of(seed, Purpose.PATTERNS, Objects.checkIndex(index, count));
        switch (kind) {
            case BIPOLAR -> signs(rng, out);
            case GAUSSIAN -> {
                var normal = ZigguratSampler.NormalizedGaussian.of(rng);
                Arrays.setAll(out, i -> normal.sample());
            }
            case SPHERE -> System.arraycopy(UnitSphereSampler.of(rng, size).sample(), 0, out, 0, size);
        }
    }

    /** 64 signs from each random word. */
    private static void signs(UniformRandomProvider rng, double[] out) {
        for (int from = 0; from < out.length; from += Long.SIZE) {
            long bits = rng.nextLong();
            for (int i = from; i < Math.min(from + Long.SIZE, out.length); i++) {
                out[i] = ((bits >>> i) & 1) * 2 - 1;
            }
        }
    }

    @Override
    public PatternValues values() {
        return new PatternValues(kind == Kind.BIPOLAR, kind == Kind.BIPOLAR, 1);
    }
}
