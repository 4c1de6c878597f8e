package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.Study;

/** The figures of a point that a study records. */
final class PointFigures {
    private PointFigures() {}

    /** None of populations. */
    static List<Figure> of(Study study) {
        if (!study.populations().isEmpty()) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("features", "number of feature neurons", "1", false),
                new Figure("memories", "number of memory neurons", "1", false)));
        if (study.kind() == Study.Kind.CAPACITY) {
            figures.add(new Figure("theory", "number of patterns that theory allows", "1", true));
        }
        if (study.isSearch()) {
            String units = study.search(0).orElseThrow().units();
            figures.add(new Figure("threshold", "value at which the share of successes crosses", units, true));
            figures.add(new Figure("threshold_low", "lower end of the interval in which it lies", units, false));
            figures.add(new Figure("threshold_high", "upper end of the interval in which it lies", units, false));
            figures.add(new Figure("share_from", "share of successes where the search begins", "1", false));
            figures.add(new Figure("share_to", "share of successes where the search ends", "1", false));
        }
        return figures;
    }

    /** The values that are known of the experiment, in the order of {@link #of}. */
    static List<Double> ofExperiment(Study study, ExperimentFile file) {
        List<Double> values = new ArrayList<>(List.of(
                (double) file.patterns().size(), (double) file.patterns().count()));
        if (study.kind() == Study.Kind.CAPACITY) {
            values.add(Study.theory(file));
        }
        return values;
    }

    static List<Double> of(Bisection.Crossing crossing) {
        return List.of(crossing.value(), crossing.low(), crossing.high(), crossing.shareFrom(), crossing.shareTo());
    }
}
