package org.engram.connectivity;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.engram.connectivity.RandomStreams.Purpose;

/**
 * Patterns each feature of which is off by a random share of itself, normal with mean 0. The errors of a row come from
 * stream (seed, purpose, row); a larger error is the same one magnified.
 */
public final class ErroneousPatterns extends ChangedPatterns {
    private final double error;
    private final long seed;
    private final Purpose purpose;

    /** @param error standard deviation of the share, at least 0 */
    public ErroneousPatterns(Patterns patterns, double error, long seed, Purpose purpose) {
        super(patterns);
        if (!(error >= 0 && Double.isFinite(error))) {
            throw new IllegalArgumentException("a relative error of " + error + " is not a number of at least 0");
        }
        this.error = error;
        this.seed = seed;
        this.purpose = purpose;
    }

    @Override
    protected void change(int index, double[] out) {
        UniformRandomProvider rng = RandomStreams.of(seed, purpose, index);
        var normal = ZigguratSampler.NormalizedGaussian.of(rng);
        for (int i = 0; i < out.length; i++) {
            out[i] *= 1 + error * normal.sample();
        }
    }
}
