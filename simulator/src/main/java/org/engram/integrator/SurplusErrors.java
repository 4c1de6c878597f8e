package org.engram.integrator;

import java.util.List;
import org.engram.network.Group;

/**
 * How much the drives missed at each point that was added to a {@link DrivePiece} may change a state a delay later, in units of
 * the tolerance: the root mean square over a layer, the larger of the two. Decides from how fast they fall whether there are
 * enough points, and how long the next step is.
 */
final class SurplusErrors {
    /** The error with one more point that is small enough, since a surplus may be small by chance. */
    private static final double ENOUGH = 0.3;

    private static final double AIM = 0.1;

    /** The number of points that the next step should need, besides its beginning. */
    private static final int AIM_POINTS = 6;

    /** Points that are needed at least, besides the beginning. */
    static final int FEWEST = 2;

    /** Points from which on it is judged whether more will do. */
    private static final int HOPE = 4;

    private static final double GROW_AT_MOST = 4;
    private static final double SHRINK_AT_MOST = 0.1;
    private static final double REJECTED_SHRINK_AT_LEAST = 0.6;
    private static final double SMALLEST = 1e-14;

    /** What drives are uncertain by as a share of the largest of their layer: shorter steps do not make it smaller. */
    private static final double ROUNDING = 1e-13;

    private final Tolerance tolerance;
    private final List<List<Group>> layers;
    private final double[] errors = new double[DrivePiece.MOST_POINTS];
    private int last;

    SurplusErrors(Tolerance tolerance, List<List<Group>> layers) {
        this.tolerance = tolerance;
        this.layers = layers;
    }

    /** Takes account of the point added last to a piece of a step from the state y to {@code next}. */
    void add(DrivePiece piece, double[] y, double[] next) {
        last = piece.points() - 1;
        double[] surplus = piece.surplus(last);
        errors[last] = 0;
        for (List<Group> layer : layers) {
            double error = rootMeanSquare(layer, piece.length(), piece.surplus(0), surplus, y, next);
            errors[last] = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(errors[last], error);
        }
    }

    private double rootMeanSquare(
            List<Group> layer, double length, double[] drives, double[] surplus, double[] y, double[] next) {
        double rounding = ROUNDING * largest(layer, drives);
        double sum = 0;
        int neurons = 0;
        for (Group group : layer) {
            double response = new Relaxation(group.tau(), group.leak()).first(length);
            for (int k = group.offset(); k < group.end(); k++) {
                double missed = Math.max(0, Math.abs(surplus[k]) - rounding);
                double error = response * missed / tolerance.allowed(y[k], next[k]);
                sum += error * error;
            }
            neurons += group.size();
        }
        return Math.sqrt(sum / neurons);
    }

    private static double largest(List<Group> layer, double[] drives) {
        double largest = 0;
        for (Group group : layer) {
            for (int k = group.offset(); k < group.end(); k++) {
                largest = Math.max(largest, Math.abs(drives[k]));
            }
        }
        return largest;
    }

    /** What is left: what the surplus of one more point is expected to be. */
    double left() {
        return expected(last + 1);
    }

    boolean areEnough() {
        return last >= FEWEST && left() <= ENOUGH;
    }

    /** Whether more points will not do. */
    boolean areHopeless() {
        return last == DrivePiece.MOST_POINTS - 1
                || errors[last] == Double.POSITIVE_INFINITY
                || (last >= HOPE && expected(DrivePiece.MOST_POINTS - 1) > 1);
    }

    /** The error at a point, if it goes on to fall as it did. */
    private double expected(int point) {
        double now = Math.max(errors[last], SMALLEST);
        double decay = StrictMath.pow(now / Math.max(errors[1], now), 1.0 / (last - 1));
        return now * StrictMath.pow(decay, point - last);
    }

    /** The factor by which the next step is longer than one just accepted, or shorter than one just rejected. */
    double factor(boolean accepted) {
        if (errors[last] == Double.POSITIVE_INFINITY) {
            return SHRINK_AT_MOST;
        }
        double factor = StrictMath.pow(AIM / expected(AIM_POINTS), 1.0 / AIM_POINTS);
        double most = accepted ? GROW_AT_MOST : REJECTED_SHRINK_AT_LEAST;
        return Math.max(SHRINK_AT_MOST, Math.min(most, factor));
    }
}
