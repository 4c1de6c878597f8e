package org.engram.recording.export;

import java.io.IOException;
import java.util.Arrays;
import org.engram.recording.SpikeRows;

/** How many spikes each neuron of a population fired and each trial has, and where in the recording these are. */
final class SpikeCensus {
    private final SpikeRows rows;
    private final long[] ofTrial;
    private final long[] firstRow;
    private final long[] endRow;
    private final double[] lastTime;
    private final boolean[] inOrder;
    private final long[] ofNeuron;

    private SpikeCensus(SpikeRows rows) {
        int trials = rows.trials();
        this.rows = rows;
        ofNeuron = new long[rows.neurons()];
        ofTrial = new long[trials];
        firstRow = new long[trials];
        endRow = new long[trials];
        lastTime = new double[trials];
        inOrder = new boolean[trials];
        Arrays.fill(inOrder, true);
    }

    /** Reads all spikes once. */
    static SpikeCensus of(SpikeRows rows) throws IOException {
        var census = new SpikeCensus(rows);
        rows.forEach(0, rows.rows(), census::add);
        return census;
    }

    private void add(double t, int neuron, int trial, long row) {
        ofNeuron[neuron]++;
        if (ofTrial[trial]++ == 0) {
            firstRow[trial] = row;
        }
        endRow[trial] = row + 1;
        inOrder[trial] &= t >= lastTime[trial];
        lastTime[trial] = Math.max(t, lastTime[trial]);
    }

    SpikeRows rows() {
        return rows;
    }

    String population() {
        return rows.population();
    }

    /** How many neurons there are, silent ones included. */
    int neurons() {
        return ofNeuron.length;
    }

    long ofNeuron(int neuron) {
        return ofNeuron[neuron];
    }

    long ofTrial(int trial) {
        return ofTrial[trial];
    }

    /** The time of the last spike of a trial in ms, 0 if there is none. */
    double lastTime(int trial) {
        return lastTime[trial];
    }

    /** Whether the spikes of a trial were recorded in the order of time. */
    boolean inOrder(int trial) {
        return inOrder[trial];
    }

    /** Visits the spikes of one trial as they were recorded. */
    void forEachOf(int trial, SpikeRows.Visitor visitor) throws IOException {
        rows.forEach(firstRow[trial], endRow[trial], (t, neuron, owner, row) -> {
            if (owner == trial) {
                visitor.visit(t, neuron, owner, row);
            }
        });
    }
}
