package org.engram.integrator;

import org.engram.neuron.StateTransfer;

/**
 * Chooses the number of terms and the length of the next step of {@link ExponentialAdams}: that number, among the present one
 * and its neighbours, which allows the longest step. Where the error grows with the number of terms (near the limit of
 * stability, after a kink) it is lowered.
 */
final class AdamsOrder {
    /** The error aimed at, in units of the tolerance. */
    private static final double AIM = 0.25;

    /** More terms must allow a step that is longer by this factor. */
    private static final double WORTH_A_TERM = 1.1;

    /** Steps of equal length are kept unless they may grow by this factor. */
    private static final double WORTH_A_CHANGE = 1.2;

    private static final double FIRST_GROWTH = 10;
    private static final double GROW_AT_MOST = 3;
    private static final double SHRINK_AT_LEAST = 0.9;
    private static final double SHRINK_AT_MOST = 0.5;
    private static final double REJECTED_SHRINK_AT_MOST = 0.2;
    private static final double NOT_FINITE_SHRINK = 0.1;
    private static final int REJECTIONS_IN_A_ROW = 3;
    private static final double SMALLEST_ERROR = 1e-12;

    private int terms = 1;
    private long accepted;
    private long rejections;
    private int inARow;

    void transfer(StateTransfer transfer) {
        terms = transfer.whole(terms);
        accepted = transfer.whole(accepted);
        rejections = transfer.whole(rejections);
        inARow = transfer.whole(inARow);
    }

    /** The number of drives from which the next step is predicted, 1 to {@link DriveHistory#MOST_TERMS}. */
    int terms() {
        return terms;
    }

    long rejections() {
        return rejections;
    }

    /** Returns the factor by which the next step is longer than one just accepted. */
    double accepted(AdamsErrors errors) {
        accepted++;
        inARow = 0;
        double factor = factor(errors, 0);
        double lower = factor(errors, -1);
        double higher = factor(errors, 1);
        if (errorGrows(errors) || (lower >= factor && lower > 1)) {
            terms--;
            factor = lower;
        } else if (terms < DriveHistory.MOST_TERMS && higher > factor * WORTH_A_TERM && errorFalls(errors)) {
            terms++;
            factor = higher;
        }
        return bounded(factor);
    }

    private double bounded(double factor) {
        if (factor < 1) {
            return Math.max(SHRINK_AT_MOST, Math.min(SHRINK_AT_LEAST, factor));
        }
        double most = accepted == 1 ? FIRST_GROWTH : GROW_AT_MOST;
        return factor < WORTH_A_CHANGE ? 1 : Math.min(most, factor);
    }

    /** Whether each of the last terms added made the error larger. */
    private boolean errorGrows(AdamsErrors errors) {
        double error = errors.ofStep();
        return terms > 1 && errors.withMoreTerms(-1) <= error && (terms == 2 || errors.withMoreTerms(-2) <= error);
    }

    private boolean errorFalls(AdamsErrors errors) {
        return terms == 1 || errors.withMoreTerms(1) < errors.ofStep();
    }

    /** Returns the factor by which to try a shorter step than one just rejected. */
    double rejected(AdamsErrors errors) {
        rejections++;
        inARow++;
        double factor = factor(errors, 0);
        double lower = factor(errors, -1);
        if (!(errors.ofStep() < Double.POSITIVE_INFINITY)) {
            terms = 1;
            return NOT_FINITE_SHRINK;
        }
        if (lower >= factor) {
            terms--;
            factor = lower;
        }
        if (inARow > REJECTIONS_IN_A_ROW) {
            terms = 1;
        }
        return Math.max(REJECTED_SHRINK_AT_MOST, Math.min(SHRINK_AT_LEAST, factor));
    }

    /** The factor that brings the error with {@code more} terms to what is aimed at; 0 where it is not known. */
    private double factor(AdamsErrors errors, int more) {
        double error = Math.max(errors.withMoreTerms(more), SMALLEST_ERROR);
        return StrictMath.pow(AIM / error, 1.0 / (terms + more + 1));
    }
}
