package org.engram.integrator;

import org.engram.neuron.StateTransfer;

/**
 * The drives at the ends of the last steps, as modified divided differences (L. F. Shampine and M. K. Gordon, Computer
 * Solution of Ordinary Differential Equations, Freeman (1975), chapter 5), counted from 0. With psi_i(n) = t_n − t_(n−1−i),
 *
 * <pre>
 *     phi_i(n) = psi_0(n) ... psi_(i−1)(n) d[t_n, ..., t_(n−i)],
 * </pre>
 *
 * the drive of the next step is the polynomial Σ_i c_i(r) beta_i phi_i(n) at t_n + r, where c_i(r) is the product over j &lt; i
 * of (psi_(j−1)(n) + r) / psi_j(n+1), psi_(−1) being 0: all c_i are 1 at the end of the step. The polynomial through the new
 * drive as well has one more term, c_k(r) times what the extrapolation by k terms missed.
 */
final class DriveHistory implements NewtonBasis {
    /** The highest order of extrapolation. */
    static final int MOST_TERMS = 10;

    /** Terms, the correction, and one more from which a higher order is judged. */
    static final int MOST_POINTS = MOST_TERMS + 2;

    private final double[][] differences;
    private final double[] ages = new double[MOST_POINTS + 1];
    private final double[] newAges = new double[MOST_POINTS + 1];
    private final double[] scales = new double[MOST_POINTS];
    private int points = 1;

    /** Of a number of neurons, not yet begun. */
    DriveHistory(int neurons) {
        differences = new double[MOST_POINTS][neurons];
    }

    /** Takes in the drives at the beginning. */
    void begin(double[] drive) {
        System.arraycopy(drive, 0, differences[0], 0, drive.length);
    }

    void transfer(StateTransfer transfer) {
        points = transfer.whole(points);
        for (int i = 0; i < points; i++) {
            transfer.array(differences[i]);
        }
        transfer.array(ages);
        transfer.array(newAges);
        transfer.array(scales);
    }

    /** The number of differences known. */
    int points() {
        return points;
    }

    /** Difference {@code i} of all neurons, to be multiplied by {@link #scale}. */
    double[] difference(int i) {
        return differences[i];
    }

    /** beta_i = psi_0(n+1) ... psi_(i−1)(n+1) / (psi_0(n) ... psi_(i−1)(n)). */
    double scale(int i) {
        return scales[i];
    }

    /** At t_n + r. */
    @Override
    public double factor(int i, double r) {
        return ((i == 0 ? 0 : ages[i - 1]) + r) / newAges[i];
    }

    @Override
    public double slope(int i) {
        return 1 / newAges[i];
    }

    /** Gets ready for a step of length h (ms) or, after a rejected one, for another. */
    void prepare(double h) {
        newAges[0] = h;
        for (int i = 0; i + 1 < points; i++) {
            newAges[i + 1] = ages[i] + h;
        }
        scales[0] = 1;
        for (int i = 1; i < points; i++) {
            scales[i] = scales[i - 1] * (newAges[i - 1] / ages[i - 1]);
        }
    }

    /** Accepts the step: takes in the drives at its end and keeps at most {@code most} differences. */
    void accept(double[] drive, int most) {
        int kept = Math.min(most, points + 1);
        for (int k = 0; k < drive.length; k++) {
            double difference = drive[k];
            for (int i = 0; i < kept; i++) {
                double extrapolated = i < points ? scales[i] * differences[i][k] : 0;
                differences[i][k] = difference;
                difference -= extrapolated;
            }
        }
        System.arraycopy(newAges, 0, ages, 0, ages.length);
        points = kept;
    }
}
