package org.engram.event.dense;

import java.util.Arrays;
import org.engram.connectivity.SpikeRows;
import org.engram.neuron.StateTransfer;

/**
 * A stretch of time in which the outputs of rate neurons are parabolas through their values at its begin, middle and end,
 * and so is the drive W g(v(t)) that they make.
 */
final class DriveSegment {
    private static final double CHECK = 0.25;

    private final Rate rate;
    private final DecayingStates states;
    private final SpikeRows synapses;
    private final double[] state;
    private final double[] first;
    private final double[] middle;
    private final double[] last;
    private final double[] check;
    private final double[] start;
    private final double[] slope;
    private final double[] curvature;
    private double begin;
    private double length;

    /** @param synapses a row for each neuron */
    DriveSegment(Rate rate, DecayingStates states, SpikeRows synapses) {
        this.rate = rate;
        this.states = states;
        this.synapses = synapses;
        state = new double[states.size()];
        first = new double[states.size()];
        middle = new double[states.size()];
        last = new double[states.size()];
        check = new double[states.size()];
        start = new double[synapses.width()];
        slope = new double[synapses.width()];
        curvature = new double[synapses.width()];
    }

    void transfer(StateTransfer transfer) {
        transfer.array(start);
        transfer.array(slope);
        transfer.array(curvature);
        begin = transfer.real(begin);
        length = transfer.real(length);
    }

    /**
     * Puts parabolas through the outputs.
     *
     * @return their largest error at a quarter and at three quarters, in units of the tolerance
     */
    double fit(double from, double span) {
        begin = from;
        length = span;
        output(0, first);
        output(0.5, middle);
        output(1, last);
        double allowed = rate.allowed(Math.max(largest(first), largest(last)));
        double error = Math.max(error(CHECK), error(1 - CHECK)) / allowed;
        return Double.isNaN(error) ? 0 : error;
    }

    private void output(double share, double[] out) {
        states.write(begin + share * length, state);
        rate.activation().output(state, out);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private double error(double share) {
        output(share, check);
        double ofFirst = 2 * (share - 0.5) * (share - 1);
        double ofMiddle = 4 * share * (1 - share);
        double ofLast = 2 * share * (share - 0.5);
        double largest = 0;
        for (int i = 0; i < check.length; i++) {
            double parabola = ofFirst * first[i] + ofMiddle * middle[i] + ofLast * last[i];
            largest = Math.max(largest, Math.abs(check[i] - parabola));
        }
        return largest;
    }

    /** Reads the synapses: the drive u = start + slope s + curvature s², s = (t − begin) / length. */
    void drive() {
        Arrays.fill(start, 0);
        Arrays.fill(slope, 0);
        Arrays.fill(curvature, 0);
        for (int i = 0; i < first.length; i++) {
            add(i, first[i], start);
            add(i, 4 * middle[i] - 3 * first[i] - last[i], slope);
            add(i, 2 * (first[i] + last[i]) - 4 * middle[i], curvature);
        }
    }

    private void add(int row, double amount, double[] sum) {
        if (amount != 0) {
            synapses.add(row, amount, sum);
        }
    }

    /** How many steps of equal length keep the states of a layer on their course. */
    int steps(double tau) {
        double change = 0;
        for (int u = 0; u < start.length; u++) {
            change = Math.max(change, Math.abs(slope[u]) + 2 * Math.abs(curvature[u]));
        }
        double deviation = change * length / (8 * tau) / rate.allowed(largest(start));
        return deviation > 1 ? (int) Math.ceil(Math.sqrt(deviation)) : 1;
    }

    /** The mean of a unit's drive from one time to another. */
    double mean(int unit, double from, double to) {
        double p = (from - begin) / length;
        double q = (to - begin) / length;
        return start[unit] + slope[unit] * (p + q) / 2 + curvature[unit] * (p * p + p * q + q * q) / 3;
    }
}
