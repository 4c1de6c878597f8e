package org.engram.neuron;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Neurons that share an output of 1 among themselves: the memory neurons of model B, attention.
 *
 * <pre>
 * L(x)          = ln(Σ_i e^(beta x_i)) / beta
 * output p_i    = e^(beta x_i) / Σ_j e^(beta x_j)
 * Hessian       = beta (diag p − p pᵀ)
 * x · p − L     = Σ_i p_i ln p_i / beta
 * </pre>
 *
 * <p>Every exponential is taken relative to the largest state, so that none overflows; those too small to change a bit of a
 * sum are 0, so that the synapses of memories far from the cue need not be read for the way back. What the others add to
 * the largest is summed apart, so that a small entropy keeps its digits. Outputs do not change when all states are shifted
 * by the same amount: the Hessian is singular in that direction.
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, eq. 11 and 12; H. Ramsauer et al., arXiv:2008.02217.
 *
 * @param beta the inverse temperature; dimensionless, finite, > 0
 */
public record Softmax(double beta) implements Activation {
    /** e to this power is 0 in double precision. */
    private static final double UNDERFLOW = -750;

    /** Outputs below e to this power times the largest, 3e-33 of it, are 0: too small to change a bit of any sum. */
    static final double NEGLIGIBLE = -75;

    /** @throws IllegalArgumentException if beta is not finite and > 0 */
    public Softmax {
        Parameters.requirePositive("beta", beta);
    }

    @Override
    public String kind() {
        return "softmax";
    }

    @Override
    public double lagrangian(double[] x) {
        double largest = maximum(x, 0, x.length);
        CompensatedSum total = new CompensatedSum();
        for (double state : x) {
            total.add(exponential(state, largest));
        }
        return largest + logarithm(total) / beta;
    }

    @Override
    public void output(double[] x, double[] out) {
        double largest = maximum(x, 0, x.length);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            out[i] = output(x[i], largest);
            sum.add(out[i]);
        }
        double total = sum.value();
        for (int i = 0; i < x.length; i++) {
            out[i] /= total;
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] w, double[] out) {
        double largest = maximum(x, 0, x.length);
        CompensatedSum total = new CompensatedSum();
        CompensatedSum weighted = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            double weight = output(x[i], largest);
            total.add(weight);
            weighted.add(weight * w[i]);
        }
        double mean = weighted.value() / total.value();
        for (int i = 0; i < x.length; i++) {
            out[i] = beta * output(x[i], largest) / total.value() * (w[i] - mean);
        }
    }

    @Override
    public double conjugate(double[] x) {
        double largest = maximum(x, 0, x.length);
        CompensatedSum total = new CompensatedSum();
        CompensatedSum weighted = new CompensatedSum();
        for (double state : x) {
            double weight = exponential(state, largest);
            total.add(weight);
            weighted.add(weight * exponent(state, largest));
        }
        return (weighted.value() / total.value() - logarithm(total)) / beta;
    }

    @Override
    public OutputStream stream(int groups) {
        return new SoftmaxStream(groups);
    }

    private double exponential(double state, double largest) {
        return StrictMath.exp(exponent(state, largest));
    }

    /** The same, but 0 where it is {@link #NEGLIGIBLE}. */
    private double output(double state, double largest) {
        double power = exponent(state, largest);
        return power > NEGLIGIBLE ? StrictMath.exp(power) : 0;
    }

    /** beta (state − largest), kept finite so that it can be multiplied with its exponential, which is then 0. */
    private double exponent(double state, double largest) {
        return Math.max(beta * (state - largest), UNDERFLOW);
    }

    /** ln of a sum of exponentials, of which one is 1; keeps its digits when all others are small. */
    private static double logarithm(CompensatedSum total) {
        total.add(-1);
        return StrictMath.log1p(total.value());
    }

    private static double maximum(double[] x, int from, int to) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            maximum = Math.max(maximum, x[i]);
        }
        return maximum;
    }

    /**
     * Per group, the largest state so far and the sum of the exponentials relative to it.
     */
    private final class SoftmaxStream implements OutputStream {
        private final double[] largest;
        private final CompensatedSum[] sums;

        SoftmaxStream(int groups) {
            largest = new double[groups];
            sums = IntStream.range(0, groups)
                    .mapToObj(g -> new CompensatedSum())
                    .toArray(CompensatedSum[]::new);
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            for (CompensatedSum sum : sums) {
                sum.reset();
            }
        }

        @Override
        public double block(int group, double[] x, int from, int to, double[] out) {
            double before = largest[group];
            double now = Math.max(before, maximum(x, from, to));
            double rescale = exponential(before, now);
            sums[group].multiply(rescale);
            for (int i = from; i < to; i++) {
                out[i] = output(x[i], now);
                sums[group].add(out[i]);
            }
            largest[group] = now;
            return rescale;
        }

        @Override
        public double factor(int group) {
            double overall = maximum(largest, 0, largest.length);
            double total = 0;
            for (int g = 0; g < sums.length; g++) {
                total += sums[g].value() * exponential(largest[g], overall);
            }
            return exponential(largest[group], overall) / total;
        }
    }
}
