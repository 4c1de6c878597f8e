package org.engram.simulation;

import java.util.Arrays;

/**
 * The energy inside an accepted step: its integral is that of the polynomials of degree 4 through five neighbouring values of
 * dE/dt each, which over all of them is Boole's rule. What then is missing to the energy at the end, which is known, is
 * shared out evenly. Where dE/dt never rises above 0, energies fall from one time to the next.
 */
final class EnergyCourse {
    /** The number of intervals between the five values of a polynomial. */
    static final int INTERVALS = 4;

    private final double interval;
    private final double before;
    private final double after;
    private final boolean falls;
    private final double[][] differences;
    private final double[] integrals;
    private final double missing;

    /**
     * The course over a step.
     *
     * @param length of the step in ms
     * @param rates dE/dt at its start, its end and equally spaced times between, 5, 9, 13 ... in all; in 1/ms
     * @param before E at the start
     * @param after E at the end
     */
    EnergyCourse(double length, double[] rates, double before, double after) {
        int parts = (rates.length - 1) / INTERVALS;
        interval = length / (parts * INTERVALS);
        this.before = before;
        this.after = after;
        falls = Arrays.stream(rates).allMatch(rate -> rate <= 0);
        differences = new double[parts][];
        integrals = new double[parts + 1];
        for (int part = 0; part < parts; part++) {
            differences[part] = differences(rates, part * INTERVALS);
            integrals[part + 1] = integrals[part] + integral(part, INTERVALS);
        }
        missing = after - before - integrals[parts];
    }

    /** The forward differences of five values, of order 0 to 4. */
    private static double[] differences(double[] values, int at) {
        double[] differences = Arrays.copyOfRange(values, at, at + INTERVALS + 1);
        for (int order = 1; order <= INTERVALS; order++) {
            for (int i = INTERVALS; i >= order; i--) {
                differences[i] -= differences[i - 1];
            }
        }
        return differences;
    }

    /** By how much the energy at the end is larger than the integral. */
    double missing() {
        return missing;
    }

    /** The energies at rising shares of the step, from 0 to 1. */
    double[] at(double[] shares) {
        double[] energies = new double[shares.length];
        double last = before;
        for (int k = 0; k < shares.length; k++) {
            double energy = shares[k] < 1 ? at(shares[k]) : after;
            last = falls ? Math.max(Math.min(after, last), Math.min(energy, last)) : energy;
            energies[k] = last;
        }
        return energies;
    }

    private double at(double share) {
        double u = share * differences.length * INTERVALS;
        int part = Math.min((int) (u / INTERVALS), differences.length - 1);
        return before + integrals[part] + integral(part, u - part * INTERVALS) + missing * share;
    }

    /** From the start of a part on over u intervals: Newton's differences times the integrals of (u over k). */
    private double integral(int part, double u) {
        double[] d = differences[part];
        double u2 = u * u;
        return interval
                * (d[0] * u
                        + d[1] * u2 / 2
                        + d[2] * u2 * (u / 6 - 1.0 / 4)
                        + d[3] * u2 * ((u / 24 - 1.0 / 6) * u + 1.0 / 6)
                        + d[4] * u2 * (((u / 120 - 1.0 / 16) * u + 11.0 / 72) * u - 1.0 / 8));
    }
}
