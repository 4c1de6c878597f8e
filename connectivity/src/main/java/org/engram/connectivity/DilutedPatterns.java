package org.engram.connectivity;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams.Purpose;

/**
 * Patterns with a share of their features set to 0, each with the same probability and independently: the rows of a
 * diluted network, whose synapses are absent in both directions alike. What is left is not rescaled.
 *
 * <p>The gaps between the features that are left are geometric, drawn from stream (seed, {@link Purpose#DILUTION}, row);
 * nothing is stored.
 *
 * @param absent the share that is set to 0, in [0, 1)
 */
public record DilutedPatterns(Patterns patterns, double absent, long seed) implements Patterns {
    public DilutedPatterns {
        if (!(absent >= 0 && absent < 1)) {
            throw new IllegalArgumentException("dilution " + absent + " is not in [0, 1)");
        }
    }

    @Override
    public int count() {
        return patterns.count();
    }

    @Override
    public int size() {
        return patterns.size();
    }

    @Override
    public void row(int index, double[] out) {
        patterns.row(index, out);
        UniformRandomProvider rng = RandomStreams.of(seed, Purpose.DILUTION, index);
        for (long from = 0; from < size(); ) {
            long kept = from + gap(rng);
            Arrays.fill(out, (int) from, (int) Math.min(kept, size()), 0);
            from = kept + 1;
        }
    }

    /** The share that is left is the one to expect. */
    @Override
    public PatternValues values() {
        PatternValues whole = patterns.values();
        return new PatternValues(whole.bipolar() && absent == 0, whole.smallIntegers(), (1 - absent) * whole.present());
    }

    /** P(gap &gt;= n) = absent^n, at most 2^31; strict arithmetic, for the same gaps everywhere. */
    private long gap(UniformRandomProvider rng) {
        return (long) Math.min(StrictMath.log(1 - rng.nextDouble()) / StrictMath.log(absent), 0x1p31);
    }
}
