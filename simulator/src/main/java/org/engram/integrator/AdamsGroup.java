package org.engram.integrator;

import java.util.Arrays;
import org.engram.network.Group;

/** The share of a {@link Group} of neurons in a step of {@link ExponentialAdams}. */
final class AdamsGroup {
    /** The part of the correction that counts as error: the drives of the other layer come from the prediction. */
    private static final double UNSEEN_PART = 0.1;

    private final Group group;
    private final DriveHistory history;
    private final ExponentialWeights weights = new ExponentialWeights();
    private int terms;

    AdamsGroup(Group group, DriveHistory history) {
        this.group = group;
        this.history = history;
    }

    Group group() {
        return group;
    }

    /** Writes the weight of what the extrapolation of the drive missed for each neuron. */
    void correction(double[] responses) {
        Arrays.fill(responses, group.offset(), group.end(), weights.of(terms));
    }

    /**
     * The error, per missed drive, with {@code more} terms than the step has: the difference to one term less, and for a
     * predicted layer at least a part of its correction, which the other layer did not see.
     */
    double errorWeight(int more) {
        double weight = weights.of(terms + more);
        double difference = Math.abs(weight - weights.of(terms + more - 1));
        return group.responds() ? difference : Math.max(difference, UNSEEN_PART * weight);
    }

    /**
     * Predicts the end of a step of length h from {@code terms} terms of the history. Writes the predicted drives, negative,
     * to {@code missed}. For neurons that respond within the pass {@code next} is what the response is to be added to.
     */
    void predict(double h, int termsOfStep, double[] y, double[] next, double[] missed) {
        terms = termsOfStep;
        weights.compute(group, history, h, Math.min(terms, history.points() - 1) + 2);
        for (int k = group.offset(); k < group.end(); k++) {
            next[k] = weights.decay() * y[k];
            missed[k] = 0;
        }
        for (int i = 0; i < terms; i++) {
            double scale = history.scale(i);
            double weight = weights.of(i) * scale;
            double[] difference = history.difference(i);
            for (int k = group.offset(); k < group.end(); k++) {
                next[k] += weight * difference[k];
                missed[k] -= scale * difference[k];
            }
        }
        if (group.responds()) {
            addCorrection(next, missed);
        }
    }

    /** Takes account of the drives at the end: {@code missed} becomes what the extrapolation missed. */
    void correct(double[] drives, double[] next, double[] missed) {
        for (int k = group.offset(); k < group.end(); k++) {
            missed[k] += drives[k];
        }
        if (!group.responds()) {
            addCorrection(next, missed);
        }
    }

    private void addCorrection(double[] next, double[] missed) {
        add(weights.of(terms), missed, next, group.end());
    }

    /** Adds {@code scale} times the values of the group's neurons before {@code end}. */
    private void add(double scale, double[] values, double[] sums, int end) {
        for (int k = group.offset(); k < end; k++) {
            sums[k] += scale * values[k];
        }
    }

    /** Writes x' = (d − leak x) / tau. */
    void slopes(double[] y, double[] drives, double[] yDot) {
        for (int k = group.offset(); k < group.end(); k++) {
            yDot[k] = (drives[k] - group.leak() * y[k]) / group.tau();
        }
    }

    /** Writes the state at r (ms) after the beginning of the step, with the interpolated drive, of the neurons before {@code to}. */
    void state(double r, ExponentialWeights part, double[] y0, double[] missed, double[] y, int to) {
        int end = Math.min(to, group.end());
        part.compute(group, history, r, terms + 1);
        for (int k = group.offset(); k < end; k++) {
            y[k] = part.decay() * y0[k];
        }
        for (int i = 0; i < terms; i++) {
            add(part.of(i) * history.scale(i), history.difference(i), y, end);
        }
        add(part.of(terms), missed, y, end);
    }

    /** Writes the slope at r (ms) after the beginning of the step, where the state is y. */
    void slope(double r, double[] missed, double[] y, double[] yDot) {
        Arrays.fill(yDot, group.offset(), group.end(), 0);
        double basis = 1;
        for (int i = 0; i < terms; i++) {
            add(basis * history.scale(i), history.difference(i), yDot, group.end());
            basis *= history.factor(i, r);
        }
        add(basis, missed, yDot, group.end());
        slopes(y, yDot, yDot);
    }
}
