package org.engram.integrator;

import org.engram.neuron.StateTransfer;

/**
 * The drives of all neurons over one step of {@link MethodOfSteps}: the polynomial through those at some points of it, in
 * Newton's form. A Leja sequence (F. Leja, Ann. Polon. Math. 4, 8-13 (1957)) of points begins with both ends of the step and
 * goes on wherever the product of the distances to those before is largest, so that a point can be added at any time and the
 * polynomial does not oscillate. Polynomial i of the basis is 1 at point i and 0 at those before: its coefficient, the
 * <em>surplus</em>, is what the polynomial through the points before missed there.
 */
final class DrivePiece {
    /** As shares of the step. */
    private static final double[] POINTS = {0, 1, 0.5, 0.7887, 0.1706, 0.9196, 0.065, 0.3472, 0.6609};

    /** The largest number of points. */
    static final int MOST_POINTS = POINTS.length;

    private static final double[] SCALES = scales();

    private final double[][] surpluses = new double[MOST_POINTS][];
    private final int neurons;
    private double start;
    private double end;
    private int points;

    DrivePiece(int neurons) {
        this.neurons = neurons;
    }

    /** What makes each polynomial of the basis 1 at its point. */
    private static double[] scales() {
        double[] scales = new double[MOST_POINTS - 1];
        double before = 1;
        for (int i = 0; i < scales.length; i++) {
            double product = 1;
            for (int j = 0; j <= i; j++) {
                product *= POINTS[i + 1] - POINTS[j];
            }
            scales[i] = before / product;
            before = product;
        }
        return scales;
    }

    /** Begins anew, without a point. Times are in ms. */
    DrivePiece over(double newStart, double newEnd) {
        start = newStart;
        end = newEnd;
        points = 0;
        return this;
    }

    void transfer(StateTransfer transfer) {
        start = transfer.real(start);
        end = transfer.real(end);
        points = transfer.whole(points);
        for (int i = 0; i < points; i++) {
            transfer.array(room(i));
        }
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    double length() {
        return end - start;
    }

    int points() {
        return points;
    }

    /** The time at which the drives are to be added next, in ms. */
    double nextTime() {
        return start + POINTS[points] * length();
    }

    /** What the polynomial through the points before {@code i} missed there. */
    double[] surplus(int i) {
        return room(i);
    }

    private double[] room(int i) {
        if (surpluses[i] == null) {
            surpluses[i] = new double[neurons];
        }
        return surpluses[i];
    }

    /** Adds the drives at {@link #nextTime}. */
    void add(double[] drives) {
        double[] surplus = room(points);
        System.arraycopy(drives, 0, surplus, 0, neurons);
        double basis = 1;
        for (int i = 0; i < points; i++) {
            subtract(surplus, basis, surpluses[i]);
            basis *= (POINTS[points] - POINTS[i]) * SCALES[i];
        }
        points++;
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * what[k];
        }
    }

    /** The basis as seen from a time (ms). */
    NewtonBasis from(double time) {
        return new From(this, time);
    }

    private record From(DrivePiece piece, double time) implements NewtonBasis {
        @Override
        public double factor(int i, double r) {
            return ((time - piece.start + r) / piece.length() - POINTS[i]) * SCALES[i];
        }

        @Override
        public double slope(int i) {
            return SCALES[i] / piece.length();
        }
    }
}
