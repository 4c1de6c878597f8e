package org.engram.neuron;

import java.util.stream.IntStream;

/**
 * Neurons whose outputs together have length 1 (divisive normalisation): the feature neurons of model C.
 *
 * <pre>
 * L(x)       = √(|x|² + epsilon)
 * output u   = x / L
 * Hessian    = (1 − u uᵀ) / L
 * x · u − L  = −epsilon / L
 * </pre>
 *
 * <p>With epsilon = 0 the Hessian is singular along x, so that the length of x has no part in the energy; and at x = 0
 * the direction is not defined: L is 0 there, everything else NaN.
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, eq. 17 to 20; M. Carandini and D. J. Heeger, Nat. Rev. Neurosci. 13 (2012)
 * 51.
 *
 * @param epsilon the squared length below which outputs fall short of length 1; dimensionless, finite, ≥ 0
 */
public record Spherical(double epsilon) implements Activation {
    /** @throws IllegalArgumentException if epsilon is not finite and ≥ 0 */
    public Spherical {
        Parameters.requireNotNegative("epsilon", epsilon);
    }

    @Override
    public String kind() {
        return "spherical";
    }

    @Override
    public double lagrangian(double[] x) {
        EuclideanNorm norm = new EuclideanNorm();
        norm.add(Math.sqrt(epsilon));
        norm.add(x, 0, x.length);
        return EuclideanNorm.of(norm);
    }

    @Override
    public void output(double[] x, double[] out) {
        double length = lagrangian(x);
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] / length;
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] w, double[] out) {
        double length = lagrangian(x);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            sum.add(x[i] / length * w[i]);
        }
        double along = sum.value();
        for (int i = 0; i < x.length; i++) {
            out[i] = (w[i] - x[i] / length * along) / length;
        }
    }

    @Override
    public double conjugate(double[] x) {
        return -epsilon / lagrangian(x);
    }

    @Override
    public OutputStream stream(int groups) {
        return new SphericalStream(groups);
    }

    /** The outputs are the states, divided at the end by the norm of all groups and, in the first of them, √epsilon. */
    private final class SphericalStream implements OutputStream {
        private final EuclideanNorm[] norms;

        SphericalStream(int groups) {
            norms = IntStream.range(0, groups)
                    .mapToObj(g -> new EuclideanNorm())
                    .toArray(EuclideanNorm[]::new);
            reset();
        }

        @Override
        public void reset() {
            for (EuclideanNorm norm : norms) {
                norm.reset();
            }
            norms[0].add(Math.sqrt(epsilon));
        }

        @Override
        public double block(int group, double[] x, int from, int to, double[] out) {
            norms[group].add(x, from, to);
            System.arraycopy(x, from, out, from, to - from);
            return 1;
        }

        @Override
        public double factor(int group) {
            return 1 / EuclideanNorm.of(norms);
        }
    }
}
