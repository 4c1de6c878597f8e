package org.engram.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.IntervalUtils;

/**
 * The results of a study as far as they are known. Points are counted cell by cell: the repeats of cell c are c · repeats
 * and those that follow. What is not known is NaN. Curves are not kept.
 */
public final class Results {
    private static final double CONFIDENCE = 0.95;
    private static final double MEDIAN = 50;

    private final Layout layout;
    private final boolean[] done;
    private final double[][] trials;
    private final double[][] points;

    public Results(Layout layout) {
        this.layout = layout;
        done = new boolean[layout.points()];
        trials = undefined(layout.trialFigures().size(), Math.multiplyExact(layout.points(), layout.trials()));
        points = undefined(layout.pointFigures().size(), layout.points());
    }

    private static double[][] undefined(int figures, int values) {
        double[][] undefined = new double[figures][values];
        for (double[] figure : undefined) {
            Arrays.fill(figure, Double.NaN);
        }
        return undefined;
    }

    public Layout layout() {
        return layout;
    }

    /** Takes what came of a point. */
    void put(int point, PointResult result) {
        for (int k = 0; k < trials.length; k++) {
            double[] values = result.trials()[k];
            System.arraycopy(values, 0, trials[k], point * layout.trials(), values.length);
        }
        for (int k = 0; k < points.length; k++) {
            points[k][point] = result.point()[k];
        }
        done[point] = true;
    }

    /** What is known of a point but its curves, with NaN for trials that it does not have. */
    PointResult get(int point) {
        int from = point * layout.trials();
        return new PointResult(
                Arrays.stream(trials)
                        .map(values -> Arrays.copyOfRange(values, from, from + layout.trials()))
                        .toArray(double[][]::new),
                Arrays.stream(points).mapToDouble(values -> values[point]).toArray(),
                Curves.NONE);
    }

    public boolean isDone(int point) {
        return done[point];
    }

    /** How many points are known. */
    public int doneCount() {
        return (int)
                IntStream.range(0, done.length).filter(point -> done[point]).count();
    }

    /** Whether some figure of the trials is recorded. */
    public boolean has(String figure) {
        return index(layout.trialFigures(), figure) >= 0 || index(layout.pointFigures(), figure) >= 0;
    }

    /** The known values of a figure in a cell, over all its trials and repeats. */
    public double[] values(String figure, int cell) {
        int k = index(layout.trialFigures(), figure);
        double[] values = k >= 0 ? trials[k] : points[index(layout.pointFigures(), figure)];
        int perCell = k >= 0 ? layout.repeats() * layout.trials() : layout.repeats();
        return DoubleStream.of(Arrays.copyOfRange(values, cell * perCell, (cell + 1) * perCell))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static int index(List<Figure> figures, String name) {
        return IntStream.range(0, figures.size())
                .filter(k -> figures.get(k).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    /** The median of a figure in a cell, NaN where nothing is known. */
    public double median(String figure, int cell) {
        return StatUtils.percentile(values(figure, cell), MEDIAN);
    }

    /** The share of successful trials of a cell. */
    public Share share(int cell) {
        return share("success", cell);
    }

    /**
     * The share of trials of a cell in which a figure is 1 and not 0, with the Wilson interval at 95 %, which begins at 0 where none succeed
     * and ends at 1 where all do; NaN where there are none.
     */
    public Share share(String figure, int cell) {
        double[] success = values(figure, cell);
        if (success.length == 0) {
            return new Share(Double.NaN, Double.NaN, Double.NaN);
        }
        int successes = (int) StatUtils.sum(success);
        ConfidenceInterval interval = IntervalUtils.getWilsonScoreInterval(success.length, successes, CONFIDENCE);
        double share = (double) successes / success.length;
        double low = successes == 0 ? 0 : interval.getLowerBound();
        double high = successes == success.length ? 1 : interval.getUpperBound();
        return new Share(share, low, high);
    }

    /** A share of trials with its confidence interval. */
    public record Share(double fraction, double low, double high) {}
}
