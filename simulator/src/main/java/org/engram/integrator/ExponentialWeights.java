package org.engram.integrator;

import org.engram.network.Group;

/**
 * The weights by which a layer is advanced under a drive that is a polynomial in time, both its leak and its drive exactly:
 * tau x' = d − leak x has the solution
 *
 * <pre>
 *     x(t + r) = e^(−z) x(t) + (r/tau) ∫_0^1 e^(−z σ) d(t + r (1 − σ)) dσ,    z = r leak/tau.
 * </pre>
 *
 * The drive is given in a {@link NewtonBasis}, products of linear factors, and the weight of a basis function
 * is its integral. With one factor after the other, a σ^q under the integral becomes a σ^q − b σ^(q+1); the first row are
 * the {@linkplain ExponentialMoments moments}. As tau → 0 all weights at the end of a step become 1/leak: x follows its
 * drive.
 */
final class ExponentialWeights {
    private final double[] weights = new double[DriveHistory.MOST_POINTS];
    private final double[] row = new double[DriveHistory.MOST_POINTS];
    private double decay;

    /** Computes the weights of the first {@code count} basis functions for a part of a step, of length r &gt;= 0 in ms. */
    void compute(Group group, NewtonBasis basis, double r, int count) {
        double z = r * group.leak() / group.tau();
        decay = StrictMath.exp(-z);
        ExponentialMoments.write(z, row, count);
        for (int i = 0; i < count; i++) {
            weights[i] = r / group.tau() * row[0];
            if (i + 1 < count) {
                multiply(basis.factor(i, r), basis.slope(i) * r, count - i);
            }
        }
    }

    /** Multiplies what is under the integrals by a − b σ. */
    private void multiply(double a, double b, int count) {
        for (int q = 0; q + 1 < count; q++) {
            row[q] = a * row[q] - b * row[q + 1];
        }
    }

    /** What is left of the state at the beginning: e^(−z). */
    double decay() {
        return decay;
    }

    /** The weight of basis function {@code i}, a state per drive. */
    double of(int i) {
        return weights[i];
    }
}
