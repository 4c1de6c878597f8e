package org.engram.recording;

import java.io.IOException;
import java.util.List;

/**
 * The spikes of one population as they were recorded, {@code /spikes/NAME}: one row a spike, in the order of time within
 * each trial.
 *
 * @param rows how many there were when the recording was opened
 * @param neurons of the population, silent ones included
 * @param copies neurons in each unit, of which {@code /trajectory} counts one
 * @param trials of the recording
 * @param latest time in ms at which a neuron can have fired
 */
public record SpikeRows(
        RecordingFile file, String population, long rows, int neurons, int copies, int trials, double latest) {
    static final List<String> COLUMNS = List.of("timestamps", "node_ids", "trial");

    private static final int BLOCK = 1 << 16;

    /** What is done with each spike. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Is given one spike.
         *
         * @param t in ms
         * @param row number of the spike in the recording
         */
        void visit(double t, int neuron, int trial, long row) throws IOException;
    }

    /** Those of a population; of a recording that is being written, those of which all columns are there. */
    public static SpikeRows of(RecordingFile file, String population) {
        String group = "/spikes/" + population;
        return new SpikeRows(
                file,
                population,
                COLUMNS.stream()
                        .mapToLong(column -> file.shape(group + "/" + column)[0])
                        .min()
                        .orElseThrow(),
                file.number(group, "neurons").intValue(),
                file.number(group, "copies").intValue(),
                Math.toIntExact(file.shape("/trajectory/trial")[0]),
                Moments.latest(file));
    }

    /**
     * Visits the spikes of the rows from {@code from} up to and without {@code to}.
     *
     * @throws DamagedFileException if one is of a trial or a neuron that there is not, or at a time that is not of a trial
     */
    public void forEach(long from, long to, Visitor visitor) throws IOException {
        for (long block = from; block < to; block += BLOCK) {
            int count = (int) Math.min(BLOCK, to - block);
            double[] times = column("timestamps", block, count);
            double[] ids = column("node_ids", block, count);
            double[] owners = column("trial", block, count);
            for (int i = 0; i < count; i++) {
                requireInRange(block + i, times[i], ids[i], owners[i]);
                visitor.visit(times[i], (int) ids[i], (int) owners[i], block + i);
            }
        }
    }

    private void requireInRange(long row, double t, double neuron, double trial) {
        boolean possible = t >= 0 && t <= latest && neuron >= 0 && neuron < neurons && trial >= 0 && trial < trials;
        if (!possible) {
            throw file.damaged("row %d of /spikes/%s says neuron %.0f of %d, trial %.0f of %d, time %s of %s ms"
                    .formatted(row, population, neuron, neurons, trial, trials, t, latest));
        }
    }

    private double[] column(String name, long from, int count) {
        return file.doubles("/spikes/" + population + "/" + name, new long[] {from}, new int[] {count});
    }
}
