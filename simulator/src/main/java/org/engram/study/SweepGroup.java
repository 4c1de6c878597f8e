package org.engram.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engram.experiment.Coordinate;
import org.engram.recording.ElementType;
import org.engram.recording.LiveGroup;
import org.engram.recording.Scale;
import org.engram.recording.Variable;

/**
 * The group {@code /sweep}: the figures of every trial and of every point, and for every cell the share of successes and
 * medians. A point is written when it is done; that it is done is written last.
 */
final class SweepGroup {
    /** Figures that say whether a trial is a success. */
    private static final Set<String> SUCCESSES = Set.of("success", "twin_success");

    private final Layout layout;
    private final Map<Coordinate, Variable> companions = new LinkedHashMap<>();
    private final List<Variable> trialFigures = new ArrayList<>();
    private final List<Variable> pointFigures = new ArrayList<>();
    private final List<Variable> curves;
    private final double[] times;
    private final Map<Figure, Variable> medians = new LinkedHashMap<>();
    private final Map<String, List<Variable>> shares = new LinkedHashMap<>();
    private final Variable done;

    SweepGroup(LiveGroup group, Layout layout) {
        this.layout = layout;
        group.attribute("Conventions", "CF-1.11");
        Scale[] axes = layout.axes().stream().map(axis -> axis(group, axis)).toArray(Scale[]::new);
        Scale[] points = append(axes, numbers(group, "repeat", layout.repeats()));
        Scale[] trials = append(points, numbers(group, "trial", layout.trials()));
        layout.trialFigures().forEach(figure -> trialFigures.add(figure(group, figure, trials)));
        layout.pointFigures().forEach(figure -> pointFigures.add(figure(group, figure, points)));
        times = layout.times().stream().mapToDouble(Double::doubleValue).toArray();
        curves = layout.curves().isEmpty() ? List.of() : curves(group, append(trials, time(group)));
        layout.trialFigures().forEach(figure -> addShare(group, figure.name(), axes));
        Stream.concat(layout.trialFigures().stream(), layout.pointFigures().stream())
                .filter(Figure::summarised)
                .forEach(figure -> medians.put(figure, median(group, figure, axes)));
        done = group.variable("done", ElementType.INT8, points)
                .longName("1: the point is done")
                .units("1");
    }

    private Scale axis(LiveGroup group, List<Coordinate> coordinates) {
        Coordinate own = coordinates.get(0);
        Scale scale = own.isNumeric()
                ? group.scale(own.name(), numbers(own))
                : group.scale(own.name(), own.labels().toArray(String[]::new));
        scale.longName(own.longName()).units(own.units());
        for (Coordinate coordinate : coordinates.subList(1, coordinates.size())) {
            companions.put(
                    coordinate,
                    group.variable(coordinate.name(), ElementType.FLOAT64, scale)
                            .longName(coordinate.longName())
                            .units(coordinate.units()));
        }
        return scale;
    }

    private static double[] numbers(Coordinate coordinate) {
        return coordinate.numbers().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Scale numbers(LiveGroup group, String name, int count) {
        return group.scale(name, LongStream.range(0, count).toArray())
                .longName(name)
                .units("1");
    }

    private Scale time(LiveGroup group) {
        return group.scale(SweepReader.TIME, times)
                .longName("when samples were taken, from the start of the trial")
                .units("ms");
    }

    private List<Variable> curves(LiveGroup group, Scale[] dimensions) {
        return layout.curves().stream()
                .map(curve -> figure(group, curve, dimensions))
                .toList();
    }

    private static Scale[] append(Scale[] scales, Scale last) {
        return Stream.concat(Stream.of(scales), Stream.of(last)).toArray(Scale[]::new);
    }

    private static Variable figure(LiveGroup group, Figure figure, Scale[] dimensions) {
        return group.variable(figure.name(), ElementType.FLOAT64, dimensions)
                .longName(figure.longName())
                .units(figure.units());
    }

    private void addShare(LiveGroup group, String success, Scale[] axes) {
        if (!SUCCESSES.contains(success)) {
            return;
        }
        String name = success.replace("success", "fraction");
        String whose = success.startsWith("twin") ? " of the rate twin" : "";
        List<Figure> figures = List.of(
                new Figure(name, "share of successful trials" + whose, "1", false),
                new Figure(name + "_low", "lower end of its 95 % interval (Wilson)", "1", false),
                new Figure(name + "_high", "upper end of its 95 % interval (Wilson)", "1", false));
        shares.put(
                success,
                figures.stream()
                        .map(figure ->
                                figure(group, figure, axes).attribute(SweepReader.SUMMARY, "repeat: trial: mean"))
                        .toList());
    }

    private static Variable median(LiveGroup group, Figure figure, Scale[] axes) {
        return group.variable(figure.median(), ElementType.FLOAT64, axes)
                .longName("median of " + figure.name())
                .units(figure.units())
                .attribute(SweepReader.SUMMARY, "repeat: trial: median");
    }

    /** Writes what is known before the first point. */
    void start() throws IOException {
        for (Map.Entry<Coordinate, Variable> companion : companions.entrySet()) {
            double[] values = numbers(companion.getKey());
            companion.getValue().write(0, values, values.length);
        }
    }

    /** Writes the curves of a point, NaN at times that are not its own. */
    void write(int point, Curves values) throws IOException {
        for (int k = 0; k < curves.size(); k++) {
            for (int trial = 0; trial < values.values()[k].length; trial++) {
                double[] curve = atAllTimes(values.times(), values.values()[k][trial]);
                long row = (long) point * layout.trials() + trial;
                curves.get(k).write(row * times.length, curve, times.length);
            }
        }
    }

    private double[] atAllTimes(double[] own, double[] values) {
        double[] all = new double[times.length];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < own.length; i++) {
            all[Arrays.binarySearch(times, own[i])] = values[i];
        }
        return all;
    }

    /** Writes a point that is among the results, after its curves. */
    void write(int point, Results results) throws IOException {
        PointResult result = results.get(point);
        for (int k = 0; k < trialFigures.size(); k++) {
            trialFigures.get(k).write((long) point * layout.trials(), result.trials()[k], layout.trials());
        }
        for (int k = 0; k < pointFigures.size(); k++) {
            pointFigures.get(k).write(point, new double[] {result.point()[k]}, 1);
        }
        writeSummary(point / layout.repeats(), results);
        done.write(point, new long[] {1}, 1);
    }

    private void writeSummary(int cell, Results results) throws IOException {
        for (Map.Entry<String, List<Variable>> share : shares.entrySet()) {
            Results.Share found = results.share(share.getKey(), cell);
            share.getValue().get(0).write(cell, new double[] {found.fraction()}, 1);
            share.getValue().get(1).write(cell, new double[] {found.low()}, 1);
            share.getValue().get(2).write(cell, new double[] {found.high()}, 1);
        }
        for (Map.Entry<Figure, Variable> median : medians.entrySet()) {
            median.getValue()
                    .write(cell, new double[] {results.median(median.getKey().name(), cell)}, 1);
        }
    }
}
