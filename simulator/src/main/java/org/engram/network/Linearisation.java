package org.engram.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The stability of a fixed point. Small deviations obey the linearised equations of motion, whose eigenvalues λ are real. In
 * the range of the Hessians Λ of the two Lagrangians they are those λ at which a singular value of
 *
 * <pre>    D_h^−½ Λ_h^½ xi Λ_v^½ D_f^−½,    D = leak + tau λ of each neuron,</pre>
 *
 * is 1: the largest one falls as λ grows, down to 1 at the largest eigenvalue. With one time constant for each layer this is
 * (leak_f + tau_f λ) (leak_h + tau_h λ) = s, s being the square of the largest singular value of Λ_h^½ xi Λ_v^½. The fixed
 * point is stable if s &lt; leak_f leak_h, whatever the time constants; leak_h is 1. Outside that range, at neurons whose
 * output does not change with their state, deviations die out by themselves.
 *
 * <p>The largest s is found by the Lanczos method (C. Lanczos, J. Res. Natl. Bur. Stand. 45, 255 (1950)) on A = xi^T
 * Λ_h/D_h xi Λ_v/D_f, which is symmetric in the inner product x·(Λ_v/D_f) y; all vectors are kept orthogonal. Two passes an
 * iteration. Where time constants differ within a layer it is found anew for each of some ten values of λ.
 */
public final class Linearisation {
    private static final int MOST_ITERATIONS = 100;
    private static final double ACCURACY = 1e-9;
    private static final double ACCURACY_OF_EIGENVALUE = 1e-8;

    private final RateNetwork network;
    private final double[] v;
    private final double[] h;
    private final double[] featureDamping;
    private final double[] memoryDamping;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> duals = new ArrayList<>();

    private Linearisation(
            RateNetwork network, double[] v, double[] h, double[] featureDamping, double[] memoryDamping) {
        this.network = network;
        this.v = v;
        this.h = h;
        this.featureDamping = featureDamping;
        this.memoryDamping = memoryDamping;
    }

    /**
     * The largest eigenvalue about a state, in 1/ms; below 0 where the state is stable.
     *
     * @param network with symmetric synapses, whose energy must fall; one whose need not gives NaN, and so does a state at which
     *     outputs are not finite
     */
    public static double largestEigenvalue(RateNetwork network, double[] v, double[] h) {
        if (!network.energyMustFall()) {
            return Double.NaN;
        }
        return network.features().hasOneTau() && network.memories().hasOneTau()
                ? ofTwoTimeConstants(network, v, h)
                : ofMany(network, v, h);
    }

    private static double ofTwoTimeConstants(RateNetwork network, double[] v, double[] h) {
        double s = new Linearisation(network, v, h, ones(v.length), ones(h.length)).largestSquare();
        double a = network.features().tau() * network.memories().leak();
        double b = network.memories().tau() * network.features().leak();
        double leaks = network.features().leak() * network.memories().leak();
        double taus = network.features().tau() * network.memories().tau();
        return 2 * (s - leaks) / (a + b + Math.sqrt((a - b) * (a - b) + 4 * taus * s));
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The zero of 1/√s − 1, which grows with λ nearly linearly. */
    private static double ofMany(RateNetwork network, double[] v, double[] h) {
        UnivariateFunction excess = lambda -> 1 / Math.sqrt(square(network, v, h, lambda)) - 1;
        double slowest = Math.max(slowestDecay(network.features()), slowestDecay(network.memories()));
        double unit = 1 / Math.max(longest(network.features()), longest(network.memories()));
        double low = slowest + ACCURACY_OF_EIGENVALUE * unit;
        double atLow = excess.value(low);
        if (!(atLow < 0)) {
            return Double.isNaN(atLow) ? Double.NaN : slowest;
        }
        double span = unit;
        while (excess.value(slowest + span) < 0) {
            span *= 2;
        }
        return new BrentSolver(ACCURACY_OF_EIGENVALUE, ACCURACY_OF_EIGENVALUE * unit)
                .solve(MOST_ITERATIONS, excess, low, slowest + span);
    }

    private static double square(RateNetwork network, double[] v, double[] h, double lambda) {
        double[] featureDamping = damping(network.features(), lambda);
        double[] memoryDamping = damping(network.memories(), lambda);
        return new Linearisation(network, v, h, featureDamping, memoryDamping).largestSquare();
    }

    /** leak + tau λ of each neuron. */
    private static double[] damping(Layer layer, double lambda) {
        return layer.taus().stream().map(tau -> layer.leak() + tau * lambda).toArray();
    }

    /** The rate in 1/ms, at most 0, at which the slowest neuron decays by itself. */
    private static double slowestDecay(Layer layer) {
        return -layer.leak() / longest(layer);
    }

    private static double longest(Layer layer) {
        return layer.taus().stream().max().orElseThrow();
    }

    /** The largest square of a singular value; 0 if the Hessians vanish, NaN if they are not finite. */
    private double largestSquare() {
        double[] x = new SplittableRandom(1).doubles(v.length, -0.5, 0.5).toArray();
        double[] alphas = new double[MOST_ITERATIONS];
        double[] betas = new double[MOST_ITERATIONS];
        double largest = 0;
        for (int k = 0; k < Math.min(MOST_ITERATIONS, v.length); k++) {
            double norm = append(x);
            if (!Double.isFinite(norm)) {
                return Double.NaN;
            }
            if (k > 0) {
                betas[k - 1] = norm;
            }
            if (norm <= ACCURACY * (k == 0 ? 0 : largest)) {
                break;
            }
            x = product(duals.get(k));
            alphas[k] = Sums.dot(x, duals.get(k));
            if (!Double.isFinite(alphas[k])) {
                return Double.NaN;
            }
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
        divide(dual, featureDamping);
        double norm = Math.sqrt(Math.max(0, Sums.dot(x, dual)));
        if (norm > 0) {
            basis.add(Arrays.stream(x).map(entry -> entry / norm).toArray());
            duals.add(Arrays.stream(dual).map(entry -> entry / norm).toArray());
        }
        return norm;
    }

    private static void divide(double[] x, double[] by) {
        for (int i = 0; i < x.length; i++) {
            x[i] /= by[i];
        }
    }

    /** xi^T Λ_h/D_h xi p. */
    private double[] product(double[] p) {
        double[] memories = new double[h.length];
        double[] features = new double[v.length];
        network.synapses().toMemories(p, memories);
        network.memories().activation().hessianProduct(h, memories, memories);
        divide(memories, memoryDamping);
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
