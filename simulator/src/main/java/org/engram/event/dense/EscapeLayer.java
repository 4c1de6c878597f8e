package org.engram.event.dense;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.SpikeRows;
import org.engram.event.WinnerTree;

/**
 * A layer of escape-noise neurons ({@link Escape}), optionally normalised by a {@link Pool}.
 *
 * <p>The copies of a unit fire independently with one intensity: together they are one process with the sum of their
 * intensities, of whose spikes each belongs to a copy drawn at random.
 *
 * <p><b>Thinning with bounds that last.</b> A unit's intensity is bounded as long as its state stays in an interval that
 * reaches beyond the present state and the steady one by twice a margin; decay does not leave it, and elementwise activations
 * have their largest absolute value at one of its ends. From that bound comes a candidate, which is accepted with probability
 * intensity/bound. Until inputs have summed up to the margin no interval can have been left and nobody is looked at; then
 * those units whose state has used up more than half of its room draw anew, which changes no probability since the process
 * has no memory.
 */
public final class EscapeLayer implements SpikingLayer {
    private static final double OLDEST = 16;

    /** The margin in jumps of one spike through the largest synapse; and its largest value. */
    private static final int JUMPS = 16;

    private static final double LARGEST_MARGIN = 0.25;

    /** The shortest interval, as a share of the operational time that has passed, that is drawn without counting anew. */
    private static final double FINEST = 0x1p-20;

    private final Escape escape;
    private final DecayingStates states;
    private final Pool pool;
    private final UniformRandomProvider random;
    private final WinnerTree candidates;
    private final double[] low;
    private final double[] high;
    private final double[] bound;
    private final double amount;
    private double sign;
    private double operational;
    private double margin = LARGEST_MARGIN;
    private double allowance = LARGEST_MARGIN;

    /**
     * A layer at time 0, without normalisation.
     *
     * @param states x(0) of the units
     * @param input constant input of the units
     */
    public EscapeLayer(Escape escape, double[] states, double[] input, UniformRandomProvider random) {
        this(escape, states, input, Pool.none(), random);
    }

    /**
     * The same, normalised by an integrating pool which starts at the log-sum-exp of the states, so that the outputs are
     * softmax(beta x) where the activation is e^(beta x).
     *
     * @param pool its time constant; ms, > 0
     */
    public EscapeLayer(Escape escape, double[] states, double[] input, double pool, UniformRandomProvider random) {
        this(escape, states, input, new Pool(pool, logarithmOfSum(escape, states)), random);
    }

    private EscapeLayer(Escape escape, double[] states, double[] input, Pool pool, UniformRandomProvider random) {
        this.escape = escape;
        this.states = new DecayingStates(states, input, escape.tau(), escape.leak());
        this.pool = pool;
        this.random = random;
        candidates = new WinnerTree(states.length);
        low = new double[states.length];
        high = new double[states.length];
        bound = new double[states.length];
        amount = 1000 / (escape.rate() * escape.copies());
        for (int u = 0; u < states.length; u++) {
            drawAnew(u, 0);
        }
    }

    private static double logarithmOfSum(Escape escape, double[] states) {
        double sum = 0;
        for (double state : states) {
            sum += escape.activation().output(state);
        }
        return StrictMath.log(sum);
    }

    @Override
    public int units() {
        return states.size();
    }

    @Override
    public int copies() {
        return escape.copies();
    }

    @Override
    public double amount() {
        return sign * amount;
    }

    @Override
    public double next() {
        return pool.time(candidates.least() - operational);
    }

    @Override
    public int process() {
        double t = next();
        int unit = candidates.winner();
        double output = escape.activation().output(state(unit, t));
        advanceOperational(t);
        if (random.nextDouble() * bound[unit] >= intensity(output)) {
            drawAnew(unit, t);
            return NONE;
        }
        schedule(unit);
        sign = Math.signum(output);
        pool.restart(amount, t);
        return unit * escape.copies() + (escape.copies() > 1 ? random.nextInt(escape.copies()) : 0);
    }

    @Override
    public void hear(SpikeRows synapses, int row, double heard, double t) {
        if (states.age(t) > OLDEST * states.decay) {
            states.moveOrigin(t);
        }
        states.add(synapses, row, states.scaledJump(heard, t));
        double most = synapses.largest() * Math.abs(states.jump(heard));
        allowance -= most;
        if (allowance <= 0) {
            margin = Math.min(JUMPS * most, LARGEST_MARGIN);
            advanceOperational(t);
            drawWhereBoundsMayBreak(t);
        }
    }

    @Override
    public void setInput(double[] input, double t) {
        states.moveOrigin(t);
        advanceOperational(t);
        for (int u = 0; u < units(); u++) {
            states.setInput(u, input[u]);
            drawAnew(u, t);
        }
    }

    @Override
    public void states(double t, double[] out) {
        states.write(t, out);
    }

    @Override
    public void membranes(double t, double[] out) {
        Arrays.fill(out, 0);
    }

    private void drawWhereBoundsMayBreak(double t) {
        double factor = states.factor(t);
        for (int u = 0; u < units(); u++) {
            double x = states.steady[u] + factor * states.scaled[u];
            if (x < low[u] + margin || x > high[u] - margin) {
                drawAnew(u, t);
            }
        }
        allowance = margin;
    }

    /** Gives a unit a new interval and bound, and draws its next candidate. Operational time stands at t. */
    private void drawAnew(int unit, double t) {
        double x = state(unit, t);
        low[unit] = Math.min(x, states.steady[unit]) - 2 * margin;
        high[unit] = Math.max(x, states.steady[unit]) + 2 * margin;
        bound[unit] = Math.max(
                intensity(escape.activation().output(low[unit])),
                intensity(escape.activation().output(high[unit])));
        if (!(bound[unit] < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the intensity of an escape-noise neuron is not a finite number at its state "
                    + x + ": use a smaller weight, gain, beta, order or input");
        }
        schedule(unit);
    }

    /** Draws the next candidate of a unit from its bound. */
    private void schedule(int unit) {
        if (bound[unit] == 0) {
            candidates.set(unit, Double.POSITIVE_INFINITY);
            return;
        }
        double interval = -StrictMath.log(1 - random.nextDouble()) / bound[unit];
        if (interval < FINEST * operational) {
            restartOperational();
        }
        candidates.set(unit, operational + interval);
    }

    /** Counts operational time from 0 again, so that intervals which have become short keep their digits. */
    private void restartOperational() {
        for (int u = 0; u < units(); u++) {
            candidates.set(u, candidates.key(u) - operational);
        }
        operational = 0;
    }

    /** Spikes of all copies per operational ms. */
    private double intensity(double output) {
        return Math.abs(output) / amount;
    }

    private double state(int unit, double t) {
        return states.steady[unit] + states.factor(t) * states.scaled[unit];
    }

    /** Counts operational time up to t. */
    private void advanceOperational(double t) {
        operational += pool.operational(t);
        pool.restart(0, t);
    }
}
