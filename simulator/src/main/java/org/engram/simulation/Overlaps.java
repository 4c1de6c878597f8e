package org.engram.simulation;

import org.engram.connectivity.Synapses;

/**
 * Overlaps of the network's outputs with its memories: the cosine m_mu = xi_mu · g / (|xi_mu| |g|), from -1 to 1; 0 where
 * one of the two is 0.
 */
final class Overlaps {
    private final Synapses synapses;
    private final double weight;
    private final double[] lengths;

    /**
     * @param weight xi = weight * pattern
     * @param lengths of the patterns
     */
    Overlaps(Synapses synapses, double weight, double[] lengths) {
        this.synapses = synapses;
        this.weight = weight;
        this.lengths = lengths;
    }

    /** With every memory. One pass. */
    double[] withAll(double[] g) {
        double[] m = new double[synapses.memories()];
        synapses.toMemories(g, m);
        double length = length(g);
        for (int mu = 0; mu < m.length; mu++) {
            m[mu] = cosine(m[mu] / weight, lengths[mu], length);
        }
        return m;
    }

    /** Of a pattern with outputs. */
    static double between(double[] pattern, double[] g) {
        double product = 0;
        for (int i = 0; i < g.length; i++) {
            product += pattern[i] * g[i];
        }
        return cosine(product, length(pattern), length(g));
    }

    private static double cosine(double product, double a, double b) {
        return a == 0 || b == 0 ? 0 : product / a / b;
    }

    static double length(double[] x) {
        double sum = 0;
        for (double xi : x) {
            sum += xi * xi;
        }
        return Math.sqrt(sum);
    }
}
