package org.engram.recording.export;

import java.io.IOException;
import java.util.Arrays;

/** How many spikes each neuron of a population fired and each trial has, and where in the recording these are. */
final class SpikeCensus {
    private final SpikeRows rows;
    private final long[] ofTrial;
    private final long[] firstRow;
    private final long[] endRow;
    private final double[] lastTime;
    private final boolean[] inOrder;
    private long[] ofNeuron;
    private int neurons;

    private SpikeCensus(SpikeRows rows, int trials) {
        this.rows = rows;
        neurons = rows.neurons();
        ofNeuron = new long[neurons];
        ofTrial = new long[trials];
        firstRow = new long[trials];
        endRow = new long[trials];
        lastTime = new double[trials];
        inOrder = new boolean[trials];
        Arrays.fill(inOrder, true);
    }

    /** Reads all spikes once. */
    static SpikeCensus of(SpikeRows rows, int trials) throws IOException {
        var census = new SpikeCensus(rows, trials);
        rows.forEach(0, rows.rows(), census::add);
        return census;
    }

    private void add(double t, int neuron, int trial, long row) {
        if (neuron >= ofNeuron.length) {
            ofNeuron = Arrays.copyOf(ofNeuron, 2 * neuron + 1);
        }
        neurons = Math.max(neurons, neuron + 1);
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

    /** How many neurons there are, silent ones included as far as the recording tells of them. */
    int neurons() {
        return neurons;
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
