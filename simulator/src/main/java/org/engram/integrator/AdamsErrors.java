package org.engram.integrator;

import java.util.Arrays;
import java.util.List;
import org.engram.network.Group;

/**
 * What the error of a step would have been with up to two terms less and with one more, in units of the tolerance: the
 * difference of two orders, as the root mean square over a layer, the largest of all layers.
 */
final class AdamsErrors {
    private static final int FEWEST = -2;
    private static final int MOST = 1;
    private static final int COUNT = MOST - FEWEST + 1;

    private final Tolerance tolerance;
    private final DriveHistory history;
    private final double[] largest = new double[COUNT];
    private final double[] squares = new double[COUNT];
    private final double[] weights = new double[COUNT];

    AdamsErrors(Tolerance tolerance, DriveHistory history) {
        this.tolerance = tolerance;
        this.history = history;
    }

    /** The error with {@code more} terms than the step had; infinite where the history is too short for it. */
    double withMoreTerms(int more) {
        return largest[more - FEWEST];
    }

    /** The error of the step; not a number, or infinite, where its end is. */
    double ofStep() {
        return withMoreTerms(0);
    }

    /** Begins anew, for a step with some terms. */
    void clear(int terms) {
        for (int i = 0; i < COUNT; i++) {
            int others = terms + FEWEST + i;
            largest[i] = others >= 1 && others <= history.points() ? 0 : Double.POSITIVE_INFINITY;
        }
    }

    /** Takes account of a layer that was advanced from y to {@code next} and whose extrapolated drive missed by so much. */
    void add(List<AdamsGroup> layer, int terms, double[] y, double[] next, double[] missed) {
        Arrays.fill(squares, 0);
        int size = 0;
        for (AdamsGroup group : layer) {
            weigh(group);
            sumSquares(group.group(), terms, y, next, missed);
            size += group.group().size();
        }
        for (int i = 0; i < COUNT; i++) {
            double error = Math.sqrt(squares[i] / size);
            largest[i] = Double.isNaN(error) ? error : Math.max(largest[i], error);
        }
    }

    private void weigh(AdamsGroup group) {
        for (int i = 0; i < COUNT; i++) {
            boolean known = largest[i] < Double.POSITIVE_INFINITY;
            weights[i] = known ? group.errorWeight(FEWEST + i) : 0;
        }
    }

    private void sumSquares(Group group, int terms, double[] y, double[] next, double[] missed) {
        double[] last = history.difference(terms - 1);
        double[] beforeLast = history.difference(Math.max(0, terms - 2));
        double[] additional = history.difference(terms);
        double lastScale = history.scale(terms - 1);
        double beforeLastScale = terms > 1 ? history.scale(terms - 2) : 0;
        double additionalScale = terms < history.points() ? history.scale(terms) : 0;
        for (int k = group.offset(); k < group.end(); k++) {
            double allowed = tolerance.allowed(y[k], next[k]);
            double lessOne = missed[k] + lastScale * last[k];
            double lessTwo = lessOne + beforeLastScale * beforeLast[k];
            double moreOne = missed[k] - additionalScale * additional[k];
            squares[0] += square(weights[0] * lessTwo / allowed);
            squares[1] += square(weights[1] * lessOne / allowed);
            squares[2] += square(weights[2] * missed[k] / allowed);
            squares[3] += square(weights[3] * moreOne / allowed);
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
