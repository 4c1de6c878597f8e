package org.engram.study;

import java.util.Arrays;
import org.engram.network.RateDynamics;

/**
 * The state at the end of a trial.
 *
 * @param projection xi·g / |xi|² for the cued pattern xi, NaN without one
 * @param support the least number of memory neurons that have nine tenths of all memory output (H. Ramsauer et al.,
 *     arXiv:2008.02217, section 3): 1 where one memory is retrieved, more in a metastable state
 */
record FinalState(double[] v, double[] h, double projection, double support) {
    /** That of a trial which has not ended. */
    static final FinalState UNKNOWN = new FinalState(new double[0], new double[0], Double.NaN, Double.NaN);

    private static final double SHARE = 0.9;

    /** @param pattern the cued one, empty without a cue */
    static FinalState of(RateDynamics dynamics, double[] y, double[] pattern) {
        double[] v = new double[dynamics.network().features().size()];
        double[] h = new double[dynamics.network().memories().size()];
        double[] g = new double[v.length];
        double[] f = new double[h.length];
        dynamics.expand(y, v, h);
        dynamics.network().features().activation().output(v, g);
        dynamics.network().memories().activation().output(h, f);
        return new FinalState(v, h, projection(pattern, g), support(f));
    }

    static double projection(double[] pattern, double[] g) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < pattern.length; i++) {
            product += pattern[i] * g[i];
            square += pattern[i] * pattern[i];
        }
        return product / square;
    }

    /** 0 where all outputs are 0. Outputs count by their absolute value. */
    static int support(double[] f) {
        double[] sizes = Arrays.stream(f).map(Math::abs).sorted().toArray();
        double wanted = SHARE * Arrays.stream(sizes).sum();
        double sum = 0;
        int count = 0;
        while (sum < wanted && count < sizes.length) {
            sum += sizes[sizes.length - 1 - count++];
        }
        return count;
    }
}
