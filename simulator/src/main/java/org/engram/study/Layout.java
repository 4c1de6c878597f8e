package org.engram.study;

import java.util.List;
import org.engram.experiment.Coordinate;

/**
 * The shape of the results of a study.
 *
 * @param axes of each, the coordinates of the dimension itself first, then of what changes along with it
 * @param trials the largest number of trials of a point
 * @param trialFigures with the dimensions [axes..., repeat, trial]
 * @param pointFigures with the dimensions [axes..., repeat]
 * @param curves with the dimensions [axes..., repeat, trial, time]
 * @param times at which some point is recorded, in ms, strictly increasing; none without curves
 */
public record Layout(
        List<List<Coordinate>> axes,
        int repeats,
        int trials,
        List<Figure> trialFigures,
        List<Figure> pointFigures,
        List<Figure> curves,
        List<Double> times) {
    /** The number of values along an axis. */
    int size(int axis) {
        return axes.get(axis).get(0).labels().size();
    }

    /** The number of combinations. */
    public int cells() {
        int cells = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            cells *= size(axis);
        }
        return cells;
    }

    public int points() {
        return cells() * repeats;
    }

    /** Where the values of a point stand in a variable with the dimensions [axes..., repeat]. */
    long[] indices(int point) {
        long[] indices = new long[axes.size() + 1];
        int rest = point / repeats;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            indices[axis] = rest % size(axis);
            rest /= size(axis);
        }
        indices[axes.size()] = point % repeats;
        return indices;
    }
}
