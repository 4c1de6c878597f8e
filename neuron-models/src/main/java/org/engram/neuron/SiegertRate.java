package org.engram.neuron;

import org.jspecify.annotations.Nullable;

/**
 * The mean firing rate of leaky integrate-and-fire neurons in Gaussian white noise, as an activation: {@link LifRate} with
 * noise, which rounds the onset of firing.
 *
 * <pre>
 * u        = (x + bias − threshold) / noise
 * interval = refractory + membrane √π ∫ e^(s²) (1 + erf s) ds   from (reset − x − bias)/noise to −u
 * output   = 1 / (rate interval)
 * slope    = output² rate membrane √π (w(−u) − w(−u − (threshold − reset)/noise)) / noise,   w(s) = e^(s²) (1 + erf s)
 * L(x)     = ∫ output
 * x output − L = (threshold − bias) output + noise (u output − L/noise)
 * </pre>
 *
 * <p>The neurons obey membrane dV = (−V + x + bias) dt + noise √membrane dW, fire at the threshold and are reset; the stationary
 * variance of a free membrane is noise²/2. The output is the rate at which they fire, in units of {@code rate}.
 *
 * <p>L has no closed form. From u = {@value #LOWEST} to {@value #HIGHEST} the output is a {@link PiecewiseChebyshev}, made when it is first
 * asked for, of which L is the integral and the slope the derivative: exactly consistent, and within 10^-9 of {@link Siegert}'s
 * function, relatively, from 10^-50 of the largest output on. Below it is 0, where the neurons fire less than once in 10^60
 * time constants. Above, interval is summed from the asymptotic series of w,
 *
 * <pre>
 * ln((u + d)/u) + Σ_k (−1)^k (2k − 1)!! / (2^k 2k) (u^(−2k) − (u + d)^(−2k)),   d = (threshold − reset)/noise,
 * </pre>
 *
 * <p>up to k = {@value #TERMS}, which is off by 10^-12 at the most and on the side on which the output keeps rising, and L is
 * integrated to double precision.
 *
 * <p>A. J. F. Siegert, Phys. Rev. 81 (1951) 617; N. Brunel, J. Comput. Neurosci. 8 (2000) 183, eq. 21; as outputs of rate
 * neurons: Krotov and Hopfield, arXiv:2008.06996, section 2.
 */
public final class SiegertRate implements ElementwiseActivation {
    private static final double LOWEST = -12;
    private static final double HIGHEST = 16;
    private static final int PIECES_IN_A_UNIT = 4;
    private static final int TERMS = 5;

    private final Neuron neuron;
    private final double reach;
    private volatile @Nullable PiecewiseChebyshev table;

    /**
     * The neurons.
     *
     * @param membrane the time constant of the membrane; ms, > 0
     * @param refractory the refractory period; ms, ≥ 0
     * @param threshold at which they fire, in units of the state
     * @param reset to which they are reset, below the threshold
     * @param noise amplitude of the noise, in units of the state, > 0
     * @param bias what is added to the state
     * @param rate the firing rate that counts as output 1; Hz, > 0
     */
    public record Neuron(
            double membrane,
            double refractory,
            double threshold,
            double reset,
            double noise,
            double bias,
            double rate) {
        /** @throws IllegalArgumentException if a parameter is out of range */
        public Neuron {
            Parameters.requirePositive("membrane", membrane);
            Parameters.requireNotNegative("refractory", refractory);
            Parameters.requireFinite("threshold", threshold);
            Parameters.requireFinite("reset", reset);
            Parameters.require(reset < threshold, "reset", "below the threshold (" + threshold + ")", reset);
            Parameters.requirePositive("noise", noise);
            Parameters.requireFinite("bias", bias);
            Parameters.requirePositive("rate", rate);
        }
    }

    public SiegertRate(Neuron neuron) {
        this.neuron = neuron;
        reach = (neuron.threshold() - neuron.reset()) / neuron.noise();
    }

    @Override
    public String kind() {
        return "siegert";
    }

    @Override
    public double output(double x) {
        double u = distance(x);
        if (u < LOWEST) {
            return 0;
        }
        return u > HIGHEST ? outputAbove(u) : table().value(u);
    }

    @Override
    public double slope(double x) {
        double u = distance(x);
        if (u < LOWEST) {
            return 0;
        }
        return (u > HIGHEST ? slopeAbove(u) : Math.max(table().slope(u), 0)) / neuron.noise();
    }

    @Override
    public double lagrangian(double x) {
        return neuron.noise() * integral(distance(x));
    }

    @Override
    public double conjugate(double x) {
        double u = distance(x);
        return (neuron.threshold() - neuron.bias()) * output(x) + neuron.noise() * legendre(u, output(x));
    }

    /** ∫ output du up to u. */
    private double integral(double u) {
        if (u < LOWEST) {
            return 0;
        }
        return table().integral(Math.min(u, HIGHEST))
                + (u > HIGHEST ? DoubleExponential.overInterval(s -> outputAbove(HIGHEST + s), u - HIGHEST) : 0);
    }

    /** u output − ∫ output du; above the table as the integral of u times the slope, since both terms are large there. */
    private double legendre(double u, double output) {
        if (!(u > HIGHEST)) {
            return u < LOWEST ? 0 : u * output - integral(u);
        }
        return HIGHEST * outputAbove(HIGHEST)
                - integral(HIGHEST)
                + DoubleExponential.overInterval(s -> (HIGHEST + s) * slopeAbove(HIGHEST + s), u - HIGHEST);
    }

    /** How far the mean membrane is above the threshold, in units of the noise. */
    private double distance(double x) {
        return (x + neuron.bias() - neuron.threshold()) / neuron.noise();
    }

    private double outputOf(double interval) {
        return 1000 / neuron.rate() / (neuron.refractory() + neuron.membrane() * interval);
    }

    private double outputAbove(double u) {
        return outputOf(intervalAbove(u));
    }

    private double slopeAbove(double u) {
        double output = outputAbove(u);
        return neuron.rate() / 1000 * neuron.membrane() * output * output * decreaseAbove(u);
    }

    private double intervalAbove(double u) {
        double near = 1 / (u * u);
        double far = 1 / ((u + reach) * (u + reach));
        double coefficient = 1;
        double powerOfNear = 1;
        double powerOfFar = 1;
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            coefficient *= -(2 * k - 1) / 2.0;
            powerOfNear *= near;
            powerOfFar *= far;
            sum += coefficient / (2 * k) * (powerOfNear - powerOfFar);
        }
        return StrictMath.log1p(reach / u) + sum;
    }

    /** Minus the derivative of {@link #intervalAbove}. */
    private double decreaseAbove(double u) {
        double near = 1 / (u * u);
        double far = 1 / ((u + reach) * (u + reach));
        double term = 1 / u;
        double termOfFar = 1 / (u + reach);
        double sum = 0;
        double coefficient = 1;
        for (int k = 1; k <= TERMS; k++) {
            coefficient *= -(2 * k - 1) / 2.0;
            term *= near;
            termOfFar *= far;
            sum += coefficient * (term - termOfFar);
        }
        return reach / (u * (u + reach)) + sum;
    }

    private PiecewiseChebyshev table() {
        PiecewiseChebyshev made = table;
        return made == null ? makeTable() : made;
    }

    private synchronized PiecewiseChebyshev makeTable() {
        PiecewiseChebyshev made = table;
        if (made == null) {
            made = new PiecewiseChebyshev(
                    u -> outputOf(Siegert.interval(-u - reach, -u)),
                    LOWEST,
                    1.0 / PIECES_IN_A_UNIT,
                    ((int) (HIGHEST - LOWEST)) * PIECES_IN_A_UNIT);
            table = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SiegertRate rate && neuron.equals(rate.neuron);
    }

    @Override
    public int hashCode() {
        return neuron.hashCode();
    }

    @Override
    public String toString() {
        return "SiegertRate" + neuron.toString().substring("Neuron".length());
    }
}
