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
        ArrayFunctions functions = ArrayFunctions.of(x.length);
        InterleavedSum total = new InterleavedSum();
        double[] weights = Chunks.scratch(x.length);
        Chunks.forEach(x.length, (from, to) -> {
            exponents(x, from, to, largest, weights, 0);
            functions.exp(weights, 0, to - from, Double.NEGATIVE_INFINITY);
            total.add(weights, 0, to - from, functions);
        });
        return largest + logarithm(total) / beta;
    }

    @Override
    public void output(double[] x, double[] out) {
        InterleavedSum sum = new InterleavedSum();
        weigh(x, 0, x.length, maximum(x, 0, x.length), out, 0);
        sum.add(out, 0, x.length, ArrayFunctions.of(x.length));
        double total = sum.value();
        for (int i = 0; i < x.length; i++) {
            out[i] /= total;
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] w, double[] out) {
        double largest = maximum(x, 0, x.length);
        ArrayFunctions functions = ArrayFunctions.of(x.length);
        InterleavedSum sum = new InterleavedSum();
        InterleavedSum weighted = new InterleavedSum();
        double[] weights = Chunks.scratch(x.length);
        Chunks.forEach(x.length, (from, to) -> {
            weigh(x, from, to, largest, weights, 0);
            sum.add(weights, 0, to - from, functions);
            multiply(weights, w, from, to);
            weighted.add(weights, 0, to - from, functions);
        });
        double total = sum.value();
        double mean = weighted.value() / total;
        Chunks.forEach(x.length, (from, to) -> {
            weigh(x, from, to, largest, weights, 0);
            for (int i = from; i < to; i++) {
                out[i] = beta * weights[i - from] / total * (w[i] - mean);
            }
        });
    }

    @Override
    public double conjugate(double[] x) {
        double largest = maximum(x, 0, x.length);
        ArrayFunctions functions = ArrayFunctions.of(x.length);
        InterleavedSum total = new InterleavedSum();
        InterleavedSum weighted = new InterleavedSum();
        double[] exponents = Chunks.scratch(x.length);
        double[] weights = Chunks.scratch(x.length);
        Chunks.forEach(x.length, (from, to) -> {
            exponents(x, from, to, largest, exponents, 0);
            System.arraycopy(exponents, 0, weights, 0, to - from);
            functions.exp(weights, 0, to - from, Double.NEGATIVE_INFINITY);
            total.add(weights, 0, to - from, functions);
            multiply(weights, exponents, 0, to - from);
            weighted.add(weights, 0, to - from, functions);
        });
        return (weighted.value() / total.value() - logarithm(total)) / beta;
    }

    @Override
    public OutputStream stream(int groups) {
        return new SoftmaxStream(groups);
    }

    /** Writes the exponentials of some neurons' states relative to the largest to {@code at} and on, 0 where negligible. */
    private void weigh(double[] x, int from, int to, double largest, double[] out, int at) {
        exponents(x, from, to, largest, out, at);
        ArrayFunctions.of(x.length).exp(out, at, at + to - from, NEGLIGIBLE);
    }

    private void exponents(double[] x, int from, int to, double largest, double[] out, int at) {
        for (int i = from; i < to; i++) {
            out[at + i - from] = exponent(x[i], largest);
        }
    }

    /** beta (state − largest), kept finite so that it can be multiplied with its exponential, which is then 0. */
    private double exponent(double state, double largest) {
        return Math.max(beta * (state - largest), UNDERFLOW);
    }

    private double exponential(double state, double largest) {
        return Elementary.exp(exponent(state, largest));
    }

    /** ln of a sum of exponentials, of which one is 1; keeps its digits when all others are small. */
    private static double logarithm(InterleavedSum total) {
        return StrictMath.log1p(total.valueAbove(1));
    }

    /** Multiplies the elements of {@code values} from 0 on with those of {@code factors} from {@code from} on. */
    private static void multiply(double[] values, double[] factors, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i - from] *= factors[i];
        }
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
        private final InterleavedSum[] sums;

        SoftmaxStream(int groups) {
            largest = new double[groups];
            sums = IntStream.range(0, groups)
                    .mapToObj(g -> new InterleavedSum())
                    .toArray(InterleavedSum[]::new);
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            for (InterleavedSum sum : sums) {
                sum.reset();
            }
        }

        @Override
        public double block(int group, double[] x, int from, int to, double[] out) {
            double before = largest[group];
            double ofBlock = maximum(x, from, to);
            if (exponent(ofBlock, before) < NEGLIGIBLE) {
                Arrays.fill(out, from, to, 0);
                return 1;
            }
            double now = Math.max(before, ofBlock);
            double rescale = exponential(before, now);
            largest[group] = now;
            weigh(x, from, to, now, out, from);
            sums[group].multiply(rescale);
            sums[group].add(out, from, to, ArrayFunctions.of(x.length));
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
