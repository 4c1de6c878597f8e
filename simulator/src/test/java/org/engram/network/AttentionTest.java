package org.engram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.engram.integrator.Methods;
import org.engram.neuron.Identity;
import org.engram.neuron.Softmax;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Model B of arXiv:2008.06996 with adiabatic memory neurons, updated once per tau_f, is the modern Hopfield network of H.
 * Ramsauer et al., arXiv:2008.02217: v ← X softmax(beta Xᵀ v), X = xi^T.
 */
class AttentionTest {
    /** arXiv:2008.06996, eq. 16. */
    @RepeatedTest(5)
    void updateIsOneStepOfDotProductAttention(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        double[][] patterns = sphere(24, 16, random);
        double[] v = Networks.normal(16, 1, random);
        for (int k = 0; k < 4; k++) {
            double[] expected = attention(patterns, 3, v);
            v = updated(patterns, 3, v);
            assertThat(v).as("seed %d, update %d", seed, k).containsExactly(expected, within(1e-14));
        }
    }

    /** 0 ≤ E ≤ 2 M² for queries in the convex hull of the patterns, M being the largest norm (section A.1.2). */
    @RepeatedTest(20)
    void energyOfQueriesInTheHullIsBounded(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        double[][] patterns = new double[random.nextInt(1, 30)][];
        Arrays.setAll(patterns, mu -> Networks.normal(8, 1, random));
        double beta = Math.exp(random.nextDouble(-3, 3));
        double largest =
                Arrays.stream(patterns).mapToDouble(AttentionTest::norm).max().orElseThrow();
        double constant = Math.log(patterns.length) / beta + 0.5 * largest * largest;
        double[] weights = new double[patterns.length];
        new Softmax(1).output(Networks.normal(patterns.length, 3, random), weights);
        double energy = network(patterns, beta)
                        .dynamics()
                        .energy(mixture(patterns, weights))
                        .value()
                + constant;
        assertThat(energy).as("seed %d, beta %s", seed, beta).isBetween(0.0, 2 * largest * largest);
    }

    /**
     * Theorem 5: one update of a query xi near pattern x misses it by at most 2 (N − 1) M exp(−beta (Δ − 2 M max(|xi − x|, |x* −
     * x|))), where x* is the fixed point near x and Δ the distance of x·x from the other products with x.
     */
    @RepeatedTest(5)
    void retrievalErrorIsWithinItsBound(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        double beta = 30;
        double[][] patterns = sphere(20, 40, random);
        for (int i = 0; i < patterns.length; i++) {
            double[] query = sum(patterns[i], Networks.normal(40, 0.005, random));
            double miss = Math.max(distance(query, patterns[i]), distance(fixedPoint(patterns, beta, i), patterns[i]));
            double bound = 2 * (patterns.length - 1) * Math.exp(-beta * (separation(patterns, i) - 2 * miss));
            assertThat(distance(updated(patterns, beta, query), patterns[i]))
                    .as("seed %d, pattern %d", seed, i)
                    .isLessThanOrEqualTo(bound);
        }
    }

    /** Uniform attention is stable up to beta = 1 / (largest eigenvalue of the patterns' covariance). */
    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void uniformAttentionLosesStabilityAtTheCriticalBeta(int count) {
        var random = new SplittableRandom(count);
        double[][] patterns = centred(count, 64, random);
        var eigen = new EigenDecomposition(new Covariance(patterns, false).getCovarianceMatrix());
        double critical = 1 / eigen.getRealEigenvalue(0);
        double[] deviation = eigen.getEigenvector(0).mapMultiply(1e-4).toArray();
        assertThat(norm(updated(patterns, 0.99 * critical, deviation))).isLessThan(1e-4);
        assertThat(norm(updated(patterns, 1.01 * critical, deviation))).isGreaterThan(1e-4);
    }

    private static RateNetwork network(double[][] patterns, double beta) {
        return Networks.of(patterns, new Identity(), 1, new Softmax(beta), 0, new double[patterns[0].length]);
    }

    private static double[] updated(double[][] patterns, double beta, double[] v) {
        return new Motion(network(patterns, beta), Methods.attention(1), v)
                .until(1)
                .v();
    }

    private static double[] attention(double[][] patterns, double beta, double[] v) {
        double[] weights =
                Arrays.stream(patterns).mapToDouble(x -> beta * dot(x, v)).toArray();
        double largest = DoubleStream.of(weights).max().orElseThrow();
        Arrays.setAll(weights, mu -> Math.exp(weights[mu] - largest));
        double total = DoubleStream.of(weights).sum();
        Arrays.setAll(weights, mu -> weights[mu] / total);
        return mixture(patterns, weights);
    }

    private static double[] fixedPoint(double[][] patterns, double beta, int pattern) {
        double[] v = patterns[pattern];
        for (int k = 0; k < 100; k++) {
            v = updated(patterns, beta, v);
        }
        return v;
    }

    private static double separation(double[][] patterns, int i) {
        double closest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < patterns.length; j++) {
            closest = j == i ? closest : Math.max(closest, dot(patterns[i], patterns[j]));
        }
        return dot(patterns[i], patterns[i]) - closest;
    }

    /** Patterns of norm 1. */
    private static double[][] sphere(int count, int size, RandomGenerator random) {
        double[][] patterns = new double[count][];
        Arrays.setAll(patterns, mu -> {
            double[] x = Networks.normal(size, 1, random);
            return DoubleStream.of(x).map(value -> value / norm(x)).toArray();
        });
        return patterns;
    }

    /** Bipolar patterns minus their mean. */
    private static double[][] centred(int count, int size, RandomGenerator random) {
        RealMatrix patterns = MatrixUtils.createRealMatrix(count, size);
        for (int mu = 0; mu < count; mu++) {
            patterns.setRow(mu, Networks.bipolar(size, random));
        }
        for (int i = 0; i < size; i++) {
            double mean = DoubleStream.of(patterns.getColumn(i)).average().orElseThrow();
            patterns.setColumnVector(i, patterns.getColumnVector(i).mapSubtract(mean));
        }
        return patterns.getData();
    }

    private static double[] mixture(double[][] patterns, double[] weights) {
        return MatrixUtils.createRealMatrix(patterns).preMultiply(weights);
    }

    private static double[] sum(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a)
                .add(MatrixUtils.createRealVector(b))
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a).getDistance(MatrixUtils.createRealVector(b));
    }

    private static double dot(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a).dotProduct(MatrixUtils.createRealVector(b));
    }

    private static double norm(double[] a) {
        return MatrixUtils.createRealVector(a).getNorm();
    }
}
