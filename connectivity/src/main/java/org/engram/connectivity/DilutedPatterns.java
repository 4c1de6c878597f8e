package org.engram.connectivity;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams.Purpose;

/**
 * Patterns with a share of their features set to 0, each with the same probability and independently: the rows of a
 * diluted network, whose synapses are absent in both directions alike. What is left is not rescaled.
 *
 * <p>The gaps between the features that are left are geometric, drawn from stream (seed, {@link Purpose#DILUTION}, row).
 */
public final class DilutedPatterns extends ChangedPatterns {
    private final double absent;
    private final long seed;

    /** @param absent the share that is set to 0, in [0, 1) */
    public DilutedPatterns(Patterns patterns, double absent, long seed) {
        super(patterns);
        if (!(absent >= 0 && absent < 1)) {
            throw new IllegalArgumentException("dilution " + absent + " is not in [0, 1)");
        }
        this.absent = absent;
        this.seed = seed;
    }

    @Override
    protected void change(int index, double[] out) {
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
        PatternValues whole = patterns().values();
        return new PatternValues(whole.bipolar() && absent == 0, whole.smallIntegers(), (1 - absent) * whole.present());
    }

    /** P(gap &gt;= n) = absent^n, at most 2^31; strict arithmetic, for the same gaps everywhere. */
    private long gap(UniformRandomProvider rng) {
        return (long) Math.min(StrictMath.log(1 - rng.nextDouble()) / StrictMath.log(absent), 0x1p31);
    }
}
