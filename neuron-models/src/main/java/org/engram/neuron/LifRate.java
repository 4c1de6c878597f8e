package org.engram.neuron;

/**
 * The firing rate of leaky integrate-and-fire neurons without noise, as an activation: the rate model of a spiking layer.
 *
 * <pre>
 * d      = x + bias − 1, what the drive has above the threshold
 * output = 1 / (rate (refractory + membrane ln(1 + 1/d)))   for d > 0, else 0
 * slope  = rate membrane output² / (d (1 + d))              for d > 0, else 0
 * L(x)   = ∫ output
 * x output − L = (1 − bias) output + ∫ s output'(s) ds from 0 to d
 * </pre>
 *
 * <p>The neurons obey membrane dV/dt = −V + x + bias, fire at V = 1 and are reset to 0. The output is the rate at which they
 * fire, in units of {@code rate}. It rises from threshold with infinite slope. The integrals have no closed form; they are
 * computed to double precision.
 *
 * <p>Krotov and Hopfield, arXiv:2008.06996, section 2 (outputs as firing rates).
 *
 * @param membrane the time constant of the membrane; ms, > 0
 * @param refractory the refractory period; ms, ≥ 0
 * @param bias what is added to the state; dimensionless
 * @param rate the firing rate that counts as output 1; Hz, > 0
 */
public record LifRate(double membrane, double refractory, double bias, double rate) implements ElementwiseActivation {
    /** @throws IllegalArgumentException if a parameter is out of range */
    public LifRate {
        Parameters.requirePositive("membrane", membrane);
        Parameters.requireNotNegative("refractory", refractory);
        Parameters.requireFinite("bias", bias);
        Parameters.requirePositive("rate", rate);
    }

    @Override
    public String kind() {
        return "lif";
    }

    @Override
    public double output(double x) {
        return outputAbove(excess(x));
    }

    @Override
    public double slope(double x) {
        double d = excess(x);
        return d > 0 ? slopeTimesExcess(d) / d : 0;
    }

    @Override
    public double lagrangian(double x) {
        double d = excess(x);
        return d > 0 ? DoubleExponential.overInterval(this::outputAbove, d) : 0;
    }

    @Override
    public double conjugate(double x) {
        double d = excess(x);
        return d > 0 ? (1 - bias) * outputAbove(d) + DoubleExponential.overInterval(this::slopeTimesExcess, d) : 0;
    }

    private double excess(double x) {
        return x + bias - 1;
    }

    private double outputAbove(double d) {
        return d > 0 ? 1000 / rate / (refractory + membrane * StrictMath.log1p(1 / d)) : 0;
    }

    private double slopeTimesExcess(double d) {
        double output = outputAbove(d);
        return rate / 1000 * membrane * output * output / (1 + d);
    }
}
