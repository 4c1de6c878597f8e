package org.engram.recording.export;

import java.io.IOException;
import java.util.Map;
import org.engram.recording.RecordingFile;

/**
 * The spikes of one population as they were recorded, {@code /spikes/NAME}: one row a spike, in the order of time within
 * each trial.
 *
 * @param rows how many there were when the recording was opened
 * @param neurons of the population, silent ones included; 0 if the recording does not say
 * @param copies neurons in each unit, of which {@code /trajectory} counts one
 */
record SpikeRows(RecordingFile file, String population, long rows, int neurons, int copies) {
    private static final int BLOCK = 1 << 16;

    /** What is done with each spike. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Is given one spike.
         *
         * @param t in ms
         * @param row number of the spike in the recording
         */
        void visit(double t, int neuron, int trial, long row) throws IOException;
    }

    static SpikeRows of(RecordingFile file, String population) {
        String group = "/spikes/" + population;
        Map<String, Object> attributes = file.attributes(group);
        return new SpikeRows(
                file,
                population,
                file.shape(group + "/trial")[0],
                ((Number) attributes.getOrDefault("neurons", 0)).intValue(),
                ((Number) attributes.getOrDefault("copies", 1)).intValue());
    }

    /** Visits the spikes of the rows from {@code from} up to and without {@code to}. */
    void forEach(long from, long to, Visitor visitor) throws IOException {
        for (long block = from; block < to; block += BLOCK) {
            int count = (int) Math.min(BLOCK, to - block);
            double[] times = column("timestamps", block, count);
            double[] neurons = column("node_ids", block, count);
            double[] trials = column("trial", block, count);
            for (int i = 0; i < count; i++) {
                visitor.visit(times[i], (int) neurons[i], (int) trials[i], block + i);
            }
        }
    }

    private double[] column(String name, long from, int count) {
        return file.doubles("/spikes/" + population + "/" + name, new long[] {from}, new int[] {count});
    }
}
