package org.engram.simulation;

import org.engram.connectivity.Synapses;
import org.engram.neuron.PerNeuron;

/**
 * Overlaps of the network's outputs with its memories: the cosine m_mu = xi_mu · g / (|xi_mu| |g|), from -1 to 1; 0 where
 * one of the two is 0.
 */
final class Overlaps {
    private final Synapses synapses;
    private final double weight;
    private final PerNeuron squares;

    /**
     * @param weight xi = weight * pattern
     * @param squares of the lengths of the patterns
     */
    Overlaps(Synapses synapses, double weight, PerNeuron squares) {
        this.synapses = synapses;
        this.weight = weight;
        this.squares = squares;
    }

    /** With every memory. One pass. */
    double[] withAll(double[] g) {
        double[] m = new double[synapses.memories()];
        synapses.toMemories(g, m);
        double square = square(g);
        for (int mu = 0; mu < m.length; mu++) {
            m[mu] = weight == 0 ? 0 : cosine(m[mu] / weight, squares.get(mu), square);
        }
        return m;
    }

    /** Of a pattern with outputs. */
    static double between(double[] pattern, double[] g) {
        double product = 0;
        for (int i = 0; i < g.length; i++) {
            product += pattern[i] * g[i];
        }
        return cosine(product, square(pattern), square(g));
    }

    private static double cosine(double product, double squareA, double squareB) {
        return squareA == 0 || squareB == 0 ? 0 : product / Math.sqrt(squareA * squareB);
    }

    static double square(double[] x) {
        double sum = 0;
        for (double xi : x) {
            sum += xi * xi;
        }
        return sum;
    }
}
