package org.engram.integrator;

/**
 * The moments m_q(z) = ∫_0^1 e^(−zσ) σ^q dσ of the exponential kernel, for any z. With the phi functions of exponential
 * integrators, m_q(z) = q! phi_(q+1)(−z) reversed in time (Hochbruck and Ostermann, Acta Numerica 19 (2010), eq. 2.10).
 *
 * <p>Every branch adds positive numbers only, or subtracts what is far smaller, so that the relative error is a few units in
 * the last place.
 */
final class ExponentialMoments {
    /** From here on e^(−z) is far below the moments. */
    private static final double LARGE = 40;

    private static final double NEGLIGIBLE = 1e-18;

    private ExponentialMoments() {}

    /** Writes m_0 to m_(count−1). */
    static void write(double z, double[] m, int count) {
        if (z < 0) {
            growing(z, m, count);
        } else if (z > LARGE) {
            forward(z, m, count);
        } else {
            backward(z, m, count);
        }
    }

    /** The series Σ_j |z|^j / (j! (q + 1 + j)). */
    private static void growing(double z, double[] m, int count) {
        for (int q = 0; q < count; q++) {
            double power = 1;
            double sum = 1.0 / (q + 1);
            for (int j = 1; power > NEGLIGIBLE * sum && sum < Double.POSITIVE_INFINITY; j++) {
                power *= -z / j;
                sum += power / (q + 1 + j);
            }
            m[q] = sum;
        }
    }

    /** m_q = (q m_(q−1) − e^(−z)) / z, by parts. */
    private static void forward(double z, double[] m, int count) {
        double end = StrictMath.exp(-z);
        m[0] = (1 - end) / z;
        for (int q = 1; q < count; q++) {
            m[q] = (q * m[q - 1] - end) / z;
        }
    }

    /** The same formula backwards, from the series m_q = e^(−z) Σ_j z^j / ((q + 1) ... (q + 1 + j)). */
    private static void backward(double z, double[] m, int count) {
        double end = StrictMath.exp(-z);
        double term = 1.0 / count;
        double sum = term;
        for (int j = 1; term > NEGLIGIBLE * sum; j++) {
            term *= z / (count + j);
            sum += term;
        }
        m[count - 1] = end * sum;
        for (int q = count - 1; q > 0; q--) {
            m[q - 1] = (z * m[q] + end) / q;
        }
    }
}
