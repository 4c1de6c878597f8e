package org.engram.report;

import java.util.Arrays;
import java.util.List;
import org.engram.recording.RecordingFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a study holds of each trial over time: in each cell the median and the quartiles over repeats and trials. */
final class SweepCurves {
    private static final String GROUP = "/sweep/";
    private static final double[] QUARTILES = {25, 50, 75};
    private static final int MOST_CELLS = 1000;
    private static final int MOST_POINTS = 50_000;
    private static final int MOST_POINTS_OF_A_LINE = 500;

    private final RecordingFile file;
    private final double[] times;
    private final long[] axes;
    private final int cells;

    /** @param axes their sizes */
    private SweepCurves(RecordingFile file, long[] axes, int cells) {
        this.file = file;
        this.axes = axes;
        this.cells = cells;
        times = file.doubles(GROUP + "time");
    }

    /** Adds the curves, where there are some and not too many. */
    static void add(RecordingFile file, List<String> axes, int cells, ObjectNode sweep) {
        if (file.contains(GROUP + "time") && cells <= MOST_CELLS) {
            long[] sizes =
                    axes.stream().mapToLong(axis -> file.shape(GROUP + axis)[0]).toArray();
            new SweepCurves(file, sizes, cells).add(sweep.putArray("curves"));
        }
    }

    private void add(ArrayNode curves) {
        for (String name : file.children("/sweep")) {
            List<String> dimensions = file.dimensions(GROUP + name);
            if (dimensions.contains("time") && dimensions.size() > 1) {
                ObjectNode curve = curves.addObject().put("name", name);
                Results.describe(file, GROUP + name, curve);
                ArrayNode bands = curve.putArray("bands");
                for (int cell = 0; cell < cells; cell++) {
                    bands.add(Band.of(
                            times,
                            courses(name, cell),
                            QUARTILES,
                            Math.min(MOST_POINTS_OF_A_LINE, MOST_POINTS / cells)));
                }
            }
        }
    }

    /** Those of all repeats and trials of a cell. */
    private double[][] courses(String name, int cell) {
        int[] shape = Arrays.stream(file.shape(GROUP + name))
                .mapToInt(Math::toIntExact)
                .toArray();
        long[] from = new long[shape.length];
        int rest = cell;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            from[axis] = rest % axes[axis];
            rest /= (int) axes[axis];
            shape[axis] = 1;
        }
        double[] values = file.doubles(GROUP + name, from, shape);
        double[][] courses = new double[values.length / times.length][];
        Arrays.setAll(courses, k -> Arrays.copyOfRange(values, k * times.length, (k + 1) * times.length));
        return courses;
    }
}
