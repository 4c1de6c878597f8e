package org.engram.neuron;

/**
 * The mean firing rate of leaky integrate-and-fire neurons driven by Gaussian white noise: tau dV = (mean − V) dt + sd √tau dW,
 * spike at the threshold, then reset and refractory period.
 *
 * <pre>
 * 1/rate = refractory + tau √π ∫ e^(s²) (1 + erf s) ds   from a = (reset − mean)/sd to b = (threshold − mean)/sd
 *        = refractory + tau ∫ e^(−z²) (e^(2bz) − e^(2az))/z dz   from 0 to ∞
 * </pre>
 *
 * <p>The second form follows with e^(s²) (1 + erf s) = 2/√π ∫ e^(−z² + 2sz) dz; its integrand is positive and smooth. The
 * stationary variance of the free membrane is sd²/2.
 *
 * <p>A. J. F. Siegert, Phys. Rev. 81 (1951) 617; N. Brunel, J. Comput. Neurosci. 8 (2000) 183, eq. 21.
 */
public final class Siegert {
    private Siegert() {}

    /**
     * The rate, in Hz; 0 if the mean interval overflows.
     *
     * @param tau time constant of the membrane; ms, > 0
     * @param refractory ms, ≥ 0
     * @param threshold mV
     * @param reset mV, below the threshold
     * @param mean of the drive; mV
     * @param sd its noise amplitude; mV, > 0
     */
    public static double rate(double tau, double refractory, double threshold, double reset, double mean, double sd) {
        Parameters.requirePositive("tau", tau);
        Parameters.requireNotNegative("refractory", refractory);
        Parameters.require(reset < threshold, "reset", "below the threshold (" + threshold + ")", reset);
        Parameters.requireFinite("mean", mean);
        Parameters.requirePositive("sd", sd);
        return 1000 / (refractory + tau * interval((reset - mean) / sd, (threshold - mean) / sd));
    }

    /** The mean time from reset to threshold in units of tau: √π ∫ e^(s²) (1 + erf s) ds from a to b. */
    static double interval(double a, double b) {
        return DoubleExponential.overHalfLine(z -> integrand(z, a, b));
    }

    private static double integrand(double z, double a, double b) {
        double growth = 2 * (b - a) * z;
        return growth < 1
                ? StrictMath.exp(z * (2 * a - z)) * StrictMath.expm1(growth) / z
                : (StrictMath.exp(z * (2 * b - z)) - StrictMath.exp(z * (2 * a - z))) / z;
    }
}
