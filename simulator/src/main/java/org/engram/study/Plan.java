package org.engram.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engram.experiment.Axis;
import org.engram.experiment.Experiment;
import org.engram.experiment.ExperimentException;
import org.engram.experiment.ExperimentFile;
import org.engram.experiment.Study;
import org.engram.experiment.Threshold;
import org.engram.simulation.Simulation;
import org.engram.simulation.StoredSynapses;

/** A study all of whose points have been read and found free of problems. */
public final class Plan {
    private static final int MOST_FAULTS = 10;
    private static final int MOST_TRIALS = 10_000_000;

    private final Study study;
    private final List<Point> points = new ArrayList<>();
    private final Map<Object, Object> keys = new HashMap<>();

    /**
     * One point.
     *
     * @param index cell · repeats + repeat
     * @param synapses equal for points with equal synapses
     * @param reference equal for points that are compared with the same run
     * @param large whether its trials read the synapses together, so that it is run by itself
     */
    record Point(int index, int cell, int repeat, Object synapses, Object reference, boolean large, int trials) {}

    /** @throws ExperimentException if there is a point that cannot be run, with what is wrong with the first of them */
    public Plan(Study study) {
        this.study = study;
        List<ExperimentException> faults = new ArrayList<>();
        for (int index = 0; index < study.points() && faults.size() < MOST_FAULTS; index++) {
            int cell = index / study.repeats();
            try {
                points.add(point(index, cell, index % study.repeats()));
            } catch (ExperimentException e) {
                faults.add(e.at(study.describe(cell)));
            }
        }
        if (!faults.isEmpty()) {
            throw ExperimentException.all(faults);
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

    private Point point(int index, int cell, int repeat) {
        Optional<Threshold> search = study.search(cell);
        if (search.isPresent()) {
            study.point(cell, repeat, search.get(), search.get().from()).close();
        }
        try (ExperimentFile file = search.isPresent()
                ? study.point(cell, repeat, search.get(), search.get().to())
                : study.point(cell, repeat)) {
            int memories = file.patterns().count();
            Experiment experiment = file.experiment();
            return new Point(
                    index,
                    cell,
                    repeat,
                    canonical(StoredSynapses.key(experiment)),
                    canonical(reference(cell, repeat, experiment)),
                    Simulation.readsTogether(experiment, file.patterns()),
                    experiment.start().trials(memories));
        }
    }

    private Object reference(int cell, int repeat, Experiment experiment) {
        if (!hasReferences()) {
            return cell;
        }
        if (study.kind() == Study.Kind.MAPPING) {
            return experiment.rateTwin();
        }
        try (ExperimentFile file = study.adiabatic(cell, repeat)) {
            return file.experiment();
        }
    }

    /** One object for all keys that are equal, so that many points take little memory. */
    private Object canonical(Object key) {
        return keys.computeIfAbsent(key, same -> same);
    }

    boolean hasReferences() {
        return study.kind() == Study.Kind.MAPPING || (study.kind() == Study.Kind.ABLATION && !study.isSearch());
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

    /** The shape of the results. */
    public Layout layout() {
        return new Layout(
                study.axes().stream().map(Axis::coordinates).toList(),
                study.repeats(),
                study.isSearch()
                        ? 1
                        : points.stream().mapToInt(Point::trials).max().orElseThrow(),
                TrialFigures.of(study).figures(),
                PointFigures.of(study));
    }
}
