package org.engram.study;

import java.util.List;
import java.util.function.Function;
import org.engram.experiment.Study;

/** The figures of a trial at each recorded time that a study records. */
final class CurveFigures {
    private CurveFigures() {}

    /** None where trials are compared with no rate twin. */
    static List<Figure> of(Study study) {
        return study.kind() == Study.Kind.MAPPING
                ? List.of(
                        new Figure("distance_v", "distance |v - v'| / sqrt(N_f) from the rate twin's v'", "1", false),
                        new Figure("distance_h", "distance |h - h'| / sqrt(N_h) from the rate twin's h'", "1", false))
                : List.of();
    }

    /** The values for some trials, in the order of {@link #of}. */
    static Curves of(Study study, List<Double> times, List<Outcome> outcomes) {
        return study.kind() == Study.Kind.MAPPING
                ? new Curves(times.stream().mapToDouble(Double::doubleValue).toArray(), new double[][][] {
                    courses(outcomes, Outcome::distance),
                    courses(
                            outcomes,
                            outcome -> outcome.comparison().orElseThrow().memories())
                })
                : Curves.NONE;
    }

    private static double[][] courses(List<Outcome> outcomes, Function<Outcome, Distance> distance) {
        return outcomes.stream().map(distance).map(Distance::course).toArray(double[][]::new);
    }
}
