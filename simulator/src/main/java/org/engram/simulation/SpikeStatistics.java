package org.engram.simulation;

import java.util.Arrays;
import org.engram.event.SpikeListener;
import org.engram.neuron.Checkpointed;
import org.engram.neuron.StateTransfer;

/** Counts the spikes of a population while it fires, to say at the end how fast, how regularly and how jointly it did. */
final class SpikeStatistics implements SpikeListener, Checkpointed {
    /** Fewer intervals say too little about their variation. */
    private static final int FEWEST_INTERVALS = 10;

    /** The bins in which joint firing is counted, in ms. */
    private static final double BIN = 1;

    private final int size;
    private final double[] last;
    private final double[] sum;
    private final double[] squares;
    private final int[] intervals;
    private final long[] binCounts;
    private long spikes;

    /** @param duration of the trial in ms */
    SpikeStatistics(int size, double duration) {
        this.size = size;
        last = new double[size];
        Arrays.fill(last, Double.NaN);
        sum = new double[size];
        squares = new double[size];
        intervals = new int[size];
        binCounts = new long[(int) Math.min(Integer.MAX_VALUE - 8, Math.ceil(duration / BIN))];
    }

    @Override
    public void fired(int neuron, double t) {
        spikes++;
        binCounts[(int) Math.min(binCounts.length - 1, t / BIN)]++;
        double interval = t - last[neuron];
        last[neuron] = t;
        if (interval >= 0) {
            intervals[neuron]++;
            sum[neuron] += interval;
            squares[neuron] += interval * interval;
        }
    }

    @Override
    public void transfer(StateTransfer transfer) {
        transfer.array(last);
        transfer.array(sum);
        transfer.array(squares);
        transfer.array(intervals);
        transfer.array(binCounts);
        spikes = transfer.whole(spikes);
    }

    long spikes() {
        return spikes;
    }

    /** The mean rate in Hz over {@code span} ms. */
    double rate(double span) {
        return spikes / (span * size) * 1000;
    }

    /** The mean coefficient of variation of the interspike intervals of neurons that have enough of them; else NaN. */
    double cv() {
        double total = 0;
        int counted = 0;
        for (int i = 0; i < size; i++) {
            if (intervals[i] >= FEWEST_INTERVALS) {
                double mean = sum[i] / intervals[i];
                double variance = Math.max(0, squares[i] / intervals[i] - mean * mean);
                total += Math.sqrt(variance) / mean;
                counted++;
            }
        }
        return counted > 0 ? total / counted : Double.NaN;
    }

    /**
     * Variance over mean of the number of spikes of the whole population in bins of 1 ms: 1 if neurons fire independently
     * at random, up to the number of neurons if all fire at once; NaN without spikes.
     */
    double synchrony() {
        double mean = (double) spikes / binCounts.length;
        double variance = Arrays.stream(binCounts)
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .sum()
                / binCounts.length;
        return spikes > 0 ? variance / mean : Double.NaN;
    }
}
