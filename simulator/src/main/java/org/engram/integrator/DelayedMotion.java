package org.engram.integrator;

import java.util.List;
import org.engram.network.Group;

/** Advances states under the {@linkplain PastDrives drives of a delay ago}: linear relaxation, exactly. Times are in ms. */
final class DelayedMotion {
    private final List<Group> groups;
    private final PastDrives past;
    private final double[] input;
    private final ExponentialWeights weights = new ExponentialWeights();

    /** @param input of every neuron that moves, laid out as a state */
    DelayedMotion(List<Group> groups, PastDrives past, double[] input) {
        this.groups = groups;
        this.past = past;
        this.input = input;
    }

    /** Advances the state y in place. */
    void advance(double[] y, double from, double to) {
        past.between(from, to, (piece, ago, length) -> relax(y, piece, piece.from(ago), length));
    }

    private void relax(double[] y, DrivePiece piece, NewtonBasis basis, double length) {
        for (Group group : groups) {
            weights.compute(group, basis, length, piece.points());
            for (int k = group.offset(); k < group.end(); k++) {
                y[k] = weights.decay() * y[k] + weights.of(0) * input[k];
            }
            for (int i = 0; i < piece.points(); i++) {
                add(weights.of(i), piece.surplus(i), y, group);
            }
        }
    }

    /** Writes the slopes of the state y at a time. */
    void slopes(double time, double[] y, double[] yDot) {
        DrivePiece piece = past.before(time);
        NewtonBasis basis = piece.from(time - past.delay());
        for (Group group : groups) {
            System.arraycopy(input, group.offset(), yDot, group.offset(), group.size());
            double polynomial = 1;
            for (int i = 0; i < piece.points(); i++) {
                add(polynomial, piece.surplus(i), yDot, group);
                polynomial *= i + 1 < piece.points() ? basis.factor(i, 0) : 1;
            }
            for (int k = group.offset(); k < group.end(); k++) {
                yDot[k] = (yDot[k] - group.leak() * y[k]) / group.tau();
            }
        }
    }

    private static void add(double factor, double[] what, double[] to, Group group) {
        for (int k = group.offset(); k < group.end(); k++) {
            to[k] += factor * what[k];
        }
    }
}
