package org.engram.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engram.experiment.Axis;
import org.engram.experiment.ExperimentException;
import org.engram.experiment.Study;

/** A study all of whose points have been read and found free of problems. */
public final class Plan {
    private static final int MOST_FAULTS = 10;
    private static final int MOST_TRIALS = 10_000_000;

    private final Study study;
    private final List<Point> points = new ArrayList<>();
    private final Map<Object, Object> keys = new HashMap<>();

    /** @throws ExperimentException if there is a point that cannot be run, with what is wrong with the first of them */
    public Plan(Study study) {
        this.study = study;
        Map<String, ExperimentException> faults = new LinkedHashMap<>();
        for (int index = 0; index < study.points() && faults.size() < MOST_FAULTS; index++) {
            try {
                points.add(canonical(Point.of(study, index)));
            } catch (ExperimentException e) {
                faults.putIfAbsent(study.describe(index / study.repeats()), e);
            }
        }
        if (!faults.isEmpty()) {
            throw ExperimentException.ofPoints(faults);
        }
        requireRoom(layout());
    }

    /** All results stay in memory until the end. */
    private void requireRoom(Layout layout) {
        double trials = (double) layout.points() * layout.trials();
        if (trials > MOST_TRIALS) {
            throw study.refused("%d points of %d trials, %.3g in all; at most %.0e are possible, write fewer"
                    .formatted(layout.points(), layout.trials(), trials, (double) MOST_TRIALS));
        }
    }

    private Point canonical(Point point) {
        return new Point(
                point.index(),
                point.cell(),
                point.repeat(),
                canonical(point.synapses()),
                canonical(point.reference()),
                point.large(),
                point.trials(),
                canonical(point.times()));
    }

    /** One object for all keys that are equal, so that many points take little memory. */
    @SuppressWarnings("unchecked")
    private <T> T canonical(T key) {
        return (T) keys.computeIfAbsent(key, same -> same);
    }

    public Study study() {
        return study;
    }

    /** Points in an order in which those that share synapses, or a reference, follow one another. */
    List<Point> ordered(List<Integer> indices) {
        Map<Object, Integer> ranks = new HashMap<>();
        points.forEach(point -> {
            ranks.putIfAbsent(point.synapses(), ranks.size());
            ranks.putIfAbsent(point.reference(), ranks.size());
        });
        return indices.stream()
                .map(points::get)
                .sorted(Comparator.comparing((Point point) -> ranks.get(point.synapses()))
                        .thenComparing(point -> ranks.get(point.reference()))
                        .thenComparing(Point::index))
                .toList();
    }

    /** The numbers of points in that order. */
    public List<Integer> order(List<Integer> indices) {
        return ordered(indices).stream().map(Point::index).toList();
    }

    /** The shape of the results. */
    public Layout layout() {
        return new Layout(
                study.axes().stream().map(Axis::coordinates).toList(),
                study.repeats(),
                study.isSearch()
                        ? 1
                        : points.stream().mapToInt(Point::trials).max().orElseThrow(),
                study.populations().isEmpty()
                        ? TrialFigures.of(study).figures()
                        : ActivityFigures.of(study.populations()),
                PointFigures.of(study),
                CurveFigures.of(study),
                points.stream()
                        .map(Point::times)
                        .distinct()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
