package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.engram.experiment.Criterion;
import org.engram.experiment.Study;
import org.engram.simulation.TrialColumn;

/** The figures of a trial that a study records, and how they follow from what came of it. */
final class TrialFigures {
    private static final boolean MEDIAN = true;

    private final List<Figure> figures = new ArrayList<>();
    private final List<ToDoubleFunction<Outcome>> values = new ArrayList<>();

    /** None where points are searches. */
    static TrialFigures of(Study study) {
        var figures = new TrialFigures();
        if (!study.isSearch()) {
            figures.addRetrieval(study.criterion());
            figures.addCost();
            if (study.kind() == Study.Kind.ABLATION) {
                figures.addAblation();
            }
            if (study.kind() == Study.Kind.MAPPING) {
                figures.addMapping(study.criterion());
            }
        }
        return figures;
    }

    private void addRetrieval(Criterion criterion) {
        add("success", "1: the criterion is met", o -> o.success(criterion));
        add(TrialColumn.CUED, !MEDIAN);
        add(TrialColumn.RETRIEVED, !MEDIAN);
        add(TrialColumn.OVERLAP, !MEDIAN);
        add(TrialColumn.RUNNER_UP, !MEDIAN);
        add(TrialColumn.INITIAL_OVERLAP, !MEDIAN);
        add(TrialColumn.CUED_OVERLAP, MEDIAN);
        add(
                "projection",
                "projection xi.g/|xi|^2 of the end on the cued memory",
                o -> o.end().projection());
        add(
                "support",
                "least number of memory neurons with 0.9 of all memory output",
                "1",
                MEDIAN,
                o -> o.end().support());
        add(TrialColumn.CONVERGED, !MEDIAN);
        add(TrialColumn.SETTLED_AT, MEDIAN);
        add(TrialColumn.ENDED_AT, !MEDIAN);
    }

    private void addCost() {
        add(TrialColumn.PASSES, MEDIAN);
        add(TrialColumn.STEPS, MEDIAN);
        add(TrialColumn.REJECTED, !MEDIAN);
        add(TrialColumn.POOL_LAG, MEDIAN);
        add(TrialColumn.ENERGY_START, !MEDIAN);
        add(TrialColumn.ENERGY_END, !MEDIAN);
        add(TrialColumn.MAX_ENERGY_RISE, MEDIAN);
        add(TrialColumn.ENERGY_RISES, MEDIAN);
        add(TrialColumn.ENERGY_IDENTITY_ERROR, MEDIAN);
    }

    private void addAblation() {
        add(
                "distance_max",
                "largest distance |v - v'| / sqrt(N_f) from the adiabatic trajectory v'",
                "1",
                MEDIAN,
                o -> o.distance().largest());
        add(
                "distance_rms",
                "distance |v - v'| / sqrt(N_f) from the adiabatic trajectory v', root mean square over time",
                "1",
                MEDIAN,
                o -> o.distance().rootMeanSquare());
        add(
                "eigenvalue",
                "largest eigenvalue of the linearisation about the end, in the range of the Hessian",
                "1/ms",
                MEDIAN,
                Outcome::eigenvalue);
    }

    private void addMapping(Criterion criterion) {
        add(
                "twin_success",
                "1: the criterion is met by the rate twin",
                o -> comparison(o).twin().success(criterion));
        add(
                "reached_at",
                "first recorded time at which the cued memory is reached",
                "ms",
                MEDIAN,
                o -> comparison(o).reachedAt());
        add(
                "twin_reached_at",
                "first recorded time at which the rate twin has reached the cued memory",
                "ms",
                MEDIAN,
                o -> comparison(o).twinReachedAt());
        add(
                "twin_cued_overlap",
                "overlap of the rate twin's end with the cued memory",
                "1",
                MEDIAN,
                o -> comparison(o).twin().result().cuedOverlap());
        add(
                "distance_rms",
                "distance |v - v'| / sqrt(N_f) from the rate twin's v', root mean square over time",
                "1",
                MEDIAN,
                o -> o.distance().rootMeanSquare());
        add(
                "distance_h_rms",
                "distance |h - h'| / sqrt(N_h) from the rate twin's h', root mean square over time",
                "1",
                MEDIAN,
                o -> comparison(o).memories().rootMeanSquare());
        add(
                "silent",
                "1: a spiking layer fired no spike",
                "1",
                MEDIAN,
                o -> comparison(o).silent() ? 1 : 0);
    }

    private static Comparison comparison(Outcome outcome) {
        return outcome.comparison().orElseThrow();
    }

    private void add(TrialColumn column, boolean median) {
        add(column.title(), column.longName(), column.units(), median, o -> column.of(o.result()));
    }

    private void add(String name, String longName, ToDoubleFunction<Outcome> value) {
        add(name, longName, "1", !MEDIAN, value);
    }

    private void add(String name, String longName, String units, boolean median, ToDoubleFunction<Outcome> value) {
        figures.add(new Figure(name, longName, units, median));
        values.add(value);
    }

    List<Figure> figures() {
        return figures;
    }

    /** The values of some trials [figure][trial]. */
    double[][] values(List<Outcome> outcomes) {
        return values.stream()
                .map(value -> outcomes.stream().mapToDouble(value).toArray())
                .toArray(double[][]::new);
    }
}
