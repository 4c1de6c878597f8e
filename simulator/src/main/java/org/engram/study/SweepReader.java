package org.engram.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.engram.experiment.Coordinate;
import org.engram.recording.RecordingFile;

/** Reads the group {@code /sweep} of a file, whatever study it comes from. */
final class SweepReader {
    /** The attribute by which readers know that a variable is made of others (CF conventions, section 7.3). */
    static final String SUMMARY = "cell_methods";

    /** The dimension of curves. */
    static final String TIME = "time";

    private static final String GROUP = "/sweep/";

    private final RecordingFile file;
    private final List<String> axes;

    SweepReader(RecordingFile file) {
        this.file = file;
        List<String> points = file.dimensions(GROUP + "done");
        axes = points.subList(0, points.size() - 1);
    }

    Results read() {
        Layout layout = layout();
        var results = new Results(layout);
        double[][] trials = values(layout.trialFigures());
        double[][] points = values(layout.pointFigures());
        long[] done = file.longs(GROUP + "done");
        for (int point = 0; point < done.length; point++) {
            if (done[point] == 1) {
                results.put(point, result(point, layout.trials(), trials, points));
            }
        }
        return results;
    }

    private static PointResult result(int point, int count, double[][] trials, double[][] points) {
        return new PointResult(
                Arrays.stream(trials)
                        .map(values -> Arrays.copyOfRange(values, point * count, (point + 1) * count))
                        .toArray(double[][]::new),
                Arrays.stream(points).mapToDouble(values -> values[point]).toArray(),
                Curves.NONE);
    }

    private double[][] values(List<Figure> figures) {
        return figures.stream()
                .map(figure -> file.doubles(GROUP + figure.name()))
                .toArray(double[][]::new);
    }

    private Layout layout() {
        return new Layout(
                axes.stream().map(this::coordinates).toList(),
                length("repeat"),
                length("trial"),
                figures(axes.size() + 2),
                figures(axes.size() + 1).stream()
                        .filter(figure -> !figure.name().equals("done"))
                        .toList(),
                figures(axes.size() + 3),
                times());
    }

    private List<Double> times() {
        return file.contains(GROUP + TIME)
                ? Arrays.stream(file.doubles(GROUP + TIME)).boxed().toList()
                : List.of();
    }

    /** The curves of a point at all times of the layout. */
    static Curves curves(RecordingFile file, Layout layout, int point) {
        long[] from = Arrays.copyOf(layout.indices(point), layout.axes().size() + 3);
        int[] shape = new int[from.length];
        Arrays.fill(shape, 1);
        shape[shape.length - 2] = layout.trials();
        shape[shape.length - 1] = layout.times().size();
        return new Curves(
                layout.times().stream().mapToDouble(Double::doubleValue).toArray(),
                layout.curves().stream()
                        .map(figure -> rows(file.doubles(GROUP + figure.name(), from, shape), layout.trials()))
                        .toArray(double[][][]::new));
    }

    private static double[][] rows(double[] values, int count) {
        int length = values.length / count;
        double[][] rows = new double[count][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * length, (row + 1) * length));
        return rows;
    }

    private int length(String dimension) {
        return Math.toIntExact(file.shape(GROUP + dimension)[0]);
    }

    /** The variables with so many dimensions that are figures. */
    private List<Figure> figures(int dimensions) {
        List<Figure> figures = new ArrayList<>();
        for (String name : file.children("/sweep")) {
            boolean counts = file.dimensions(GROUP + name).size() == dimensions
                    && file.dimensions(GROUP + name).contains("repeat");
            if (counts) {
                Map<String, Object> attributes = file.attributes(GROUP + name);
                figures.add(new Figure(
                        name,
                        String.valueOf(attributes.get("long_name")),
                        String.valueOf(attributes.get("units")),
                        file.contains(GROUP + "median_" + name)));
            }
        }
        return figures;
    }

    private List<Coordinate> coordinates(String axis) {
        List<Coordinate> coordinates = new ArrayList<>(List.of(coordinate(axis)));
        for (String name : file.children("/sweep")) {
            if (file.dimensions(GROUP + name).equals(List.of(axis))
                    && !file.attributes(GROUP + name).containsKey(SUMMARY)) {
                coordinates.add(coordinate(name));
            }
        }
        return coordinates;
    }

    private Coordinate coordinate(String name) {
        Map<String, Object> attributes = file.attributes(GROUP + name);
        String longName = String.valueOf(attributes.get("long_name"));
        if (file.isText(GROUP + name)) {
            return Coordinate.of(name, longName, file.texts(GROUP + name));
        }
        return Coordinate.of(
                name,
                longName,
                String.valueOf(attributes.get("units")),
                Arrays.stream(file.doubles(GROUP + name)).boxed().toList());
    }
}
