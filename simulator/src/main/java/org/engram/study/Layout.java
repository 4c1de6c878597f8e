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
 */
public record Layout(
        List<List<Coordinate>> axes, int repeats, int trials, List<Figure> trialFigures, List<Figure> pointFigures) {
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
}
