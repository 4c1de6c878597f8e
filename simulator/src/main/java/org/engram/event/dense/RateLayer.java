package org.engram.event.dense;

import java.util.Arrays;
import org.engram.connectivity.SpikeRows;
import org.engram.neuron.StateTransfer;

/**
 * A layer of rate neurons that hears the spikes of the other layer and drives its states, tau dx/dt = W g(v) + input − leak x.
 *
 * <p><b>Between spikes</b> the states v decay exactly ({@link DecayingStates}), so that the drive W g(v(t)) is a known
 * function of time. A {@link DriveSegment} is a stretch in which each output g(v(t)) is a parabola within the tolerance; its
 * length is kept across spikes. A spike begins a new one. A segment costs five evaluations of the activation and three
 * products with the synapses.
 *
 * <p><b>Steps.</b> The target hears the drive in steps with the parabola's mean, so short that no state leaves its course by
 * more than the tolerance, |du/dt| step² / (8 tau): within a step its threshold crossings are exact. What a step that a spike
 * ends too early has brought too much or too little is made good in the next, so that no error sums up.
 */
public final class RateLayer implements SpikingLayer {
    /** How many time constants the origin may lie behind. */
    private static final double OLDEST = 16;

    /** The first segment to try, in time constants. */
    private static final double FIRST = 0.01;

    /** The longest segment, in time constants. */
    private static final double LONGEST = 1;

    /** The shortest, below which a kink of the activation is accepted as it is. */
    private static final double SHORTEST = 1e-6;

    private static final double SAFETY = 0.9;
    private static final double LARGEST_CHANGE = 4;

    private final DecayingStates states;
    private final DrivenLayer target;
    private final DriveSegment segment;
    private final double[] applied;
    private final double[] owed;
    private double length;
    private double begin;
    private double end;
    private int steps;
    private int step;

    /**
     * A layer at time 0, which begins to drive its target.
     *
     * @param states v(0) of the units
     * @param input constant input of the units
     * @param synapses a row for each unit
     */
    public RateLayer(Rate rate, double[] states, double[] input, SpikeRows synapses, DrivenLayer target) {
        this.states = new DecayingStates(states, input, rate.tau(), rate.leak());
        this.target = target;
        segment = new DriveSegment(rate, this.states, synapses);
        applied = new double[synapses.width()];
        owed = new double[synapses.width()];
        length = FIRST * this.states.decay;
        startSegment(0);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        states.transfer(transfer);
        segment.transfer(transfer);
        transfer.array(applied);
        transfer.array(owed);
        length = transfer.real(length);
        begin = transfer.real(begin);
        end = transfer.real(end);
        steps = transfer.whole(steps);
        step = transfer.whole(step);
    }

    @Override
    public int units() {
        return states.size();
    }

    @Override
    public int copies() {
        return 1;
    }

    @Override
    public double next() {
        return stepTime(step + 1);
    }

    @Override
    public int process() {
        double t = next();
        settle(t);
        if (++step < steps) {
            startStep();
        } else {
            startSegment(t);
        }
        return NONE;
    }

    @Override
    public double amount() {
        return 0;
    }

    @Override
    public void hear(SpikeRows synapses, int row, double heard, double t) {
        settle(t);
        if (states.age(t) > OLDEST * states.decay) {
            states.moveOrigin(t);
        }
        states.add(synapses, row, states.scaledJump(heard, t));
        startSegment(t);
    }

    @Override
    public void setInput(double[] input, double t) {
        settle(t);
        states.moveOrigin(t);
        for (int u = 0; u < units(); u++) {
            states.setInput(u, input[u], 1);
        }
        startSegment(t);
    }

    @Override
    public void states(double t, double[] out) {
        states.write(t, out);
    }

    @Override
    public void membranes(double t, double[] out) {
        Arrays.fill(out, 0);
    }

    /** The longest segment from t on that meets the tolerance. */
    private void startSegment(double t) {
        double shortest = SHORTEST * states.decay;
        length = Math.min(length, LONGEST * states.decay);
        double error = segment.fit(t, length);
        while (error > 1 && length > shortest) {
            length = Math.max(shortest, length * growth(error));
            error = segment.fit(t, length);
        }
        segment.drive();
        begin = t;
        end = t + length;
        length *= growth(error);
        steps = segment.steps(target.tau());
        step = 0;
        startStep();
    }

    /** By what the length may change, whose third power the error grows with. */
    private static double growth(double error) {
        double factor = SAFETY / StrictMath.cbrt(error);
        return Math.max(1 / LARGEST_CHANGE, Math.min(LARGEST_CHANGE, factor));
    }

    private double stepTime(int k) {
        return k == steps ? end : begin + (end - begin) * k / steps;
    }

    private void startStep() {
        double from = stepTime(step);
        double to = stepTime(step + 1);
        for (int u = 0; u < applied.length; u++) {
            applied[u] = segment.mean(u, from, to) + owed[u] / (to - from);
        }
        target.setDrive(applied, from);
    }

    /** Counts what the step that ends at t, early or not, owes its target. */
    private void settle(double t) {
        double from = stepTime(step);
        if (t > from) {
            for (int u = 0; u < owed.length; u++) {
                owed[u] += (t - from) * (segment.mean(u, from, t) - applied[u]);
            }
        }
    }
}
