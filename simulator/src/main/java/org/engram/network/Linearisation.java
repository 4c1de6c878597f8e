package org.engram.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The stability of a fixed point. Small deviations obey the linearised equations of motion, whose eigenvalues λ are real
 * and follow, in the range of the Hessians Λ of the two Lagrangians, from the squares s of the singular values of Λ_h^½ xi
 * Λ_v^½:
 *
 * <pre>    (leak_f + tau_f λ) (leak_h + tau_h λ) = s</pre>
 *
 * The fixed point is stable if all s &lt; leak_f leak_h; leak_h is 1. Outside that range, at neurons whose output does not change with their
 * state, deviations die out by themselves.
 *
 * <p>The largest s is found by the Lanczos method (C. Lanczos, J. Res. Natl. Bur. Stand. 45, 255 (1950)) on A = xi^T Λ_h xi
 * Λ_v, which is symmetric in the inner product x·Λ_v y; all vectors are kept orthogonal. Two passes an iteration.
 */
public final class Linearisation {
    private static final int MOST_ITERATIONS = 100;
    private static final double ACCURACY = 1e-9;

    private final RateNetwork network;
    private final double[] v;
    private final double[] h;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> duals = new ArrayList<>();

    private Linearisation(RateNetwork network, double[] v, double[] h) {
        this.network = network;
        this.v = v;
        this.h = h;
    }

    /**
     * The largest eigenvalue about a state, in 1/ms; below 0 where the state is stable.
     *
     * @param network with convex Lagrangians and symmetric synapses; one without the former gives NaN
     */
    public static double largestEigenvalue(RateNetwork network, double[] v, double[] h) {
        if (!network.hasConvexLagrangians()) {
            return Double.NaN;
        }
        double s = new Linearisation(network, v, h).largestSquare();
        double a = network.features().tau() * network.memories().leak();
        double b = network.memories().tau() * network.features().leak();
        double leaks = network.features().leak() * network.memories().leak();
        double taus = network.features().tau() * network.memories().tau();
        return 2 * (s - leaks) / (a + b + Math.sqrt((a - b) * (a - b) + 4 * taus * s));
    }

    /** The largest square of a singular value, 0 if the Hessians vanish. */
    private double largestSquare() {
        double[] x = new SplittableRandom(1).doubles(v.length, -0.5, 0.5).toArray();
        double[] alphas = new double[MOST_ITERATIONS];
        double[] betas = new double[MOST_ITERATIONS];
        double largest = 0;
        for (int k = 0; k < Math.min(MOST_ITERATIONS, v.length); k++) {
            double norm = append(x);
            if (k > 0) {
                betas[k - 1] = norm;
            }
            if (norm <= ACCURACY * (k == 0 ? 0 : largest)) {
                break;
            }
            x = product(duals.get(k));
            alphas[k] = Sums.dot(x, duals.get(k));
            orthogonalise(x);
            double before = largest;
            largest = largestOfTridiagonal(alphas, betas, k + 1);
            if (k > 0 && Math.abs(largest - before) <= ACCURACY * largest) {
                break;
            }
        }
        return largest;
    }

    /** Adds a vector to the basis, brought to length 1; returns the length that it had. */
    private double append(double[] x) {
        double[] dual = new double[x.length];
        network.features().activation().hessianProduct(v, x, dual);
        double norm = Math.sqrt(Math.max(0, Sums.dot(x, dual)));
        if (norm > 0) {
            basis.add(Arrays.stream(x).map(entry -> entry / norm).toArray());
            duals.add(Arrays.stream(dual).map(entry -> entry / norm).toArray());
        }
        return norm;
    }

    /** xi^T Λ_h xi p. */
    private double[] product(double[] p) {
        double[] memories = new double[h.length];
        double[] features = new double[v.length];
        network.synapses().toMemories(p, memories);
        network.memories().activation().hessianProduct(h, memories, memories);
        network.synapses().toFeatures(memories, features);
        return features;
    }

    /** Twice, because once leaves an error of the size of what is removed. */
    private void orthogonalise(double[] x) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < basis.size(); k++) {
                double share = Sums.dot(x, duals.get(k));
                double[] direction = basis.get(k);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= share * direction[i];
                }
            }
        }
    }

    private static double largestOfTridiagonal(double[] diagonal, double[] beside, int size) {
        if (size == 1) {
            return diagonal[0];
        }
        return Arrays.stream(new EigenDecomposition(Arrays.copyOf(diagonal, size), Arrays.copyOf(beside, size - 1))
                        .getRealEigenvalues())
                .max()
                .orElseThrow();
    }
}
