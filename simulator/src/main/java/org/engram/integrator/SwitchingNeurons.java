package org.engram.integrator;

import java.util.Arrays;
import org.engram.neuron.StateTransfer;

/**
 * Neurons with sign or step outputs, whose states move along one {@link Course}: when each of them will cross its
 * threshold, and what follows. A state is never at odds with its output: rounding is kept from carrying it over the
 * threshold before its time.
 *
 * <p>At the threshold itself a step neuron has the output 0, as its activation says; a sign neuron has the output 0 as long
 * as it stays there, which is until it is driven.
 */
final class SwitchingNeurons {
    private final Binary binary;
    private final Course course;
    private final ChatterGuard guard;
    private final double[] start;
    private final double[] outputs;
    private final double[] crossings;
    private double since;
    private int first;

    /** To be filled, whenever the motion begins anew, before {@link #schedule}. */
    final double[] push;

    /** As {@link #push}. */
    final double[] bend;

    /** Neurons with the given states at t. */
    SwitchingNeurons(Binary binary, Course course, ChatterGuard guard, double[] states, double t) {
        this.binary = binary;
        this.course = course;
        this.guard = guard;
        start = states.clone();
        outputs = Arrays.stream(states).map(binary::output).toArray();
        crossings = new double[states.length];
        push = new double[states.length];
        bend = new double[states.length];
        since = t;
    }

    void transfer(StateTransfer transfer) {
        transfer.array(start);
        transfer.array(outputs);
        transfer.array(crossings);
        transfer.array(push);
        transfer.array(bend);
        since = transfer.real(since);
        first = transfer.whole(first);
        guard.transfer(transfer);
    }

    int size() {
        return start.length;
    }

    double[] outputs() {
        return outputs;
    }

    /** The states from which the present motion began. */
    double[] start() {
        return start;
    }

    /** ms since the present motion began. */
    double age(double t) {
        return t - since;
    }

    /** Lets a new motion begin at the states at t. */
    void restart(double t) {
        states(t, start, 0);
        since = t;
    }

    /** Finds all crossings of the present motion. */
    void schedule() {
        for (int i = 0; i < start.length; i++) {
            crossings[i] = since + wait(i);
        }
        findFirst();
    }

    private double wait(int i) {
        double level = binary.level();
        if (start[i] != level) {
            return course.crossing(level - start[i], push[i], bend[i]);
        }
        double direction = direction(i);
        if (direction == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double next = binary.beside(direction > 0);
        return binary.output(next) != outputs[i] ? 0 : course.crossing(level - next, push[i], bend[i]);
    }

    /** Where a neuron at its threshold moves. */
    private double direction(int i) {
        return push[i] != 0 ? push[i] : bend[i];
    }

    private void findFirst() {
        first = 0;
        for (int i = 1; i < crossings.length; i++) {
            first = crossings[i] < crossings[first] ? i : first;
        }
    }

    /** When the next neuron crosses its threshold, in ms; on a tie the one of lowest index. */
    double next() {
        return crossings[first];
    }

    int first() {
        return first;
    }

    /** Lets the first neuron switch; returns the change of its output. */
    double flip() {
        int i = first;
        guard.switched(i, crossings[i]);
        boolean above = start[i] == binary.level() ? direction(i) > 0 : start[i] < binary.level();
        double before = outputs[i];
        outputs[i] = binary.output(binary.beside(above));
        crossings[i] = Double.POSITIVE_INFINITY;
        findFirst();
        return outputs[i] - before;
    }

    /** Writes the states at t into {@code out}, from {@code at} on. */
    void states(double t, double[] out, int at) {
        double p = course.first(t - since);
        double q = course.second(t - since);
        for (int i = 0; i < start.length; i++) {
            out[at + i] = onItsSide(i, start[i] + push[i] * p + bend[i] * q);
        }
    }

    private double onItsSide(int i, double state) {
        if (binary.output(state) == outputs[i] || Double.isNaN(state)) {
            return state;
        }
        double above = binary.beside(true);
        return binary.output(above) == outputs[i] ? above : binary.beside(false);
    }

    /** Writes dx/dt at t in 1/ms into {@code out}, from {@code at} on. */
    void slopes(double t, double[] out, int at) {
        double p = course.firstSlope(t - since);
        double q = course.secondSlope(t - since);
        for (int i = 0; i < start.length; i++) {
            out[at + i] = push[i] * p + bend[i] * q;
        }
    }
}
