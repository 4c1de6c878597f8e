package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.engram.simulation.PopulationResult;
import org.engram.simulation.PopulationResult.Activity;

/** The figures of a trial that a study of populations records: how each population fired. */
final class ActivityFigures {
    private static final List<ActivityFigure> FIGURES = List.of(
            new ActivityFigure("spikes", "number of spikes of %s", "1", Activity::spikes),
            new ActivityFigure("rate", "mean rate of %s", "Hz", Activity::rate),
            new ActivityFigure(
                    "cv", "mean coefficient of variation of the interspike intervals of %s", "1", Activity::cv),
            new ActivityFigure(
                    "synchrony",
                    "variance over mean of the number of spikes of %s in bins of 1 ms",
                    "1",
                    Activity::synchrony));

    private record ActivityFigure(String name, String longName, String units, ToDoubleFunction<Activity> value) {
        Figure of(String population) {
            return new Figure(name + "_" + population, longName.formatted(population), units, true);
        }
    }

    private ActivityFigures() {}

    /** @param populations their names */
    static List<Figure> of(List<String> populations) {
        List<Figure> figures = new ArrayList<>();
        for (String population : populations) {
            FIGURES.forEach(figure -> figures.add(figure.of(population)));
        }
        return figures;
    }

    /** The values of some trials [figure][trial], in the order of {@link #of}. */
    static double[][] values(List<PopulationResult> trials) {
        List<double[]> values = new ArrayList<>();
        for (int k = 0; k < trials.get(0).populations().size(); k++) {
            int population = k;
            for (ActivityFigure figure : FIGURES) {
                values.add(trials.stream()
                        .mapToDouble(trial ->
                                figure.value().applyAsDouble(trial.populations().get(population)))
                        .toArray());
            }
        }
        return values.toArray(double[][]::new);
    }
}
