package org.engram.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was sampled at the moments of spikes, {@code /at_spikes}: one row a moment, in the order of time within each trial. The rows of
 * trials that ran at once may be interleaved; here they follow one another.
 */
public final class SpikeSampleRows {
    static final String GROUP = "/at_spikes";
    private static final int BLOCK_ELEMENTS = 1 << 18;

    private final RecordingFile file;
    private final List<Run> runs;
    private final long count;

    /** Rows of one trial that lie side by side. */
    private record Run(int trial, long from, long to) {}

    /** What is done with the values of some rows. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Is given some rows of one trial.
         *
         * @param row the number of the first one in the order of trials
         */
        void visit(int trial, long row, double[] values) throws IOException;
    }

    private SpikeSampleRows(RecordingFile file, List<Run> runs, long count) {
        this.file = file;
        this.runs = runs;
        this.count = count;
    }

    /**
     * Those of a recording, none if samples were not taken at spikes.
     *
     * @throws DamagedFileException if one is of a trial that there is not, or at a time that is not of a trial
     */
    public static SpikeSampleRows of(RecordingFile file) {
        double[] trials = file.contains(GROUP) ? trials(file) : new double[0];
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= trials.length; row++) {
            if (row == trials.length || trials[row] != trials[from]) {
                runs.add(new Run((int) trials[from], from, row));
                from = row;
            }
        }
        runs.sort(Comparator.comparingInt(Run::trial));
        return new SpikeSampleRows(file, runs, trials.length);
    }

    /** The trials of all rows of which every column is there: a recording may be growing. */
    private static double[] trials(RecordingFile file) {
        int rows = file.children(GROUP).stream()
                .mapToInt(name -> Math.toIntExact(file.shape(GROUP + "/" + name)[0]))
                .min()
                .orElse(0);
        double[] trials = Arrays.copyOf(file.doubles(GROUP + "/trial"), rows);
        double[] times = file.doubles(GROUP + "/time");
        long known = file.shape("/trajectory/trial")[0];
        double latest = Moments.latest(file);
        for (int row = 0; row < rows; row++) {
            if (!(trials[row] >= 0 && trials[row] < known && times[row] >= 0 && times[row] <= latest)) {
                throw file.damaged("row %d of %s says trial %.0f of %d, time %s of %s ms"
                        .formatted(row, GROUP, trials[row], known, times[row], latest));
            }
        }
        return trials;
    }

    public long count() {
        return count;
    }

    /** Whether some rows hold a variable. */
    public boolean has(String name) {
        return count > 0 && file.contains(GROUP + "/" + name);
    }

    /**
     * Visits all rows of a dataset, in blocks.
     *
     * @param width of a row; 0: one value
     */
    public void forEach(String name, int width, Visitor visitor) throws IOException {
        int most = Math.max(1, BLOCK_ELEMENTS / Math.max(1, width));
        long place = 0;
        for (Run run : runs) {
            for (long from = run.from; from < run.to; from += most) {
                int rows = (int) Math.min(most, run.to - from);
                visitor.visit(run.trial, place, values(name, width, from, rows));
                place += rows;
            }
        }
    }

    private double[] values(String name, int width, long from, int rows) {
        return width > 0
                ? file.doubles(GROUP + "/" + name, new long[] {from, 0}, new int[] {rows, width})
                : file.doubles(GROUP + "/" + name, new long[] {from}, new int[] {rows});
    }
}
