package org.engram.event.dense;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.checkpoint.RandomState;
import org.engram.connectivity.SpikeRows;
import org.engram.event.WinnerTree;
import org.engram.neuron.ElementwiseActivation;
import org.engram.neuron.StateTransfer;

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
 * has no memory. Where the steady state of a driven layer, or one at which units are much more intense than now, may be far off,
 * intervals reach only as far as states come in a window of time, at the end of which all bounds are looked at.
 *
 * <p><b>Cold units.</b> Where outputs grow with the state and are not negative, units far below the largest state hardly ever
 * fire. All whose intensity stays below {@value #COLD_SHARE} of the largest, divided by the number of units, until inputs have
 * summed up to {@value #JUMPS} spikes, or to the largest margin, share one bound and one candidate, which belongs to a unit drawn
 * at random from all; it is void if that one is not cold. Only the others, the <i>warm</i> ones, are looked at in between.
 */
public final class EscapeLayer implements DrivenLayer {
    private static final double OLDEST = 16;

    /** How many spikes through the largest synapse the bounds of cold units outlast. */
    private static final int JUMPS = 16;

    private static final double COLD_SHARE = 0.1;

    /** The largest margin of the bounds of warm units. */
    private static final double LARGEST_MARGIN = 0.25;

    private static final double COLD = -1;
    private static final int BISECTIONS = 12;

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
    private int fired;
    private double operational;
    private final int[] warm;
    private int warmCount;
    private double due;
    private boolean driven;
    private double coldBound;
    private double coldAllowance;
    private double share = 1;
    private double lookAt = Double.POSITIVE_INFINITY;
    private double margin = LARGEST_MARGIN;

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
        candidates = new WinnerTree(states.length + 1);
        warm = new int[states.length];
        low = new double[states.length];
        high = new double[states.length];
        bound = new double[states.length];
        amount = 1000 / (escape.rate() * escape.copies());
        Arrays.fill(bound, COLD);
        sortOut(0, 0);
        findNext();
    }

    private static double logarithmOfSum(Escape escape, double[] states) {
        double sum = 0;
        for (double state : states) {
            sum += escape.activation().output(state);
        }
        return StrictMath.log(sum);
    }

    @Override
    public void transfer(StateTransfer transfer) {
        states.transfer(transfer);
        pool.transfer(transfer);
        RandomState.transfer(transfer, random);
        candidates.transfer(transfer);
        transfer.array(low);
        transfer.array(high);
        transfer.array(bound);
        sign = transfer.real(sign);
        fired = transfer.whole(fired);
        due = transfer.real(due);
        operational = transfer.real(operational);
        transfer.array(warm);
        warmCount = transfer.whole(warmCount);
        coldBound = transfer.real(coldBound);
        coldAllowance = transfer.real(coldAllowance);
        share = transfer.real(share);
        lookAt = transfer.real(lookAt);
        margin = transfer.real(margin);
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
        return due;
    }

    private void findNext() {
        due = Math.min(pool.time(candidates.least() - operational), lookAt);
    }

    @Override
    public int process() {
        double t = due;
        advanceOperational(t);
        if (t == lookAt) {
            lookAhead(t);
            return NONE;
        }
        boolean fires = candidates.winner() == units() ? tryCold(t) : tryWarm(candidates.winner(), t);
        if (fires) {
            pool.restart(amount, t);
        }
        findNext();
        return fires ? fired * escape.copies() + (escape.copies() > 1 ? random.nextInt(escape.copies()) : 0) : NONE;
    }

    private boolean tryCold(double t) {
        int unit = random.nextInt(units());
        schedule(units(), units() * coldBound);
        return bound[unit] == COLD && fires(unit, state(unit, t), coldBound);
    }

    private boolean tryWarm(int unit, double t) {
        double x = state(unit, t);
        if (fires(unit, x, bound[unit])) {
            schedule(unit, bound[unit]);
            return true;
        }
        drawAnew(unit, x);
        return false;
    }

    /** Whether a candidate that was drawn from a bound is a spike. */
    private boolean fires(int unit, double x, double most) {
        double output = escape.activation().output(x);
        fired = unit;
        sign = Math.signum(output);
        return random.nextDouble() * most < intensity(output);
    }

    private double state(int unit, double t) {
        return states.steady[unit] + states.factor(t) * states.scaled[unit];
    }

    /** How far a unit in the state x comes by decay before the next look. */
    private double destination(int unit, double x) {
        double steady = states.steady[unit];
        return share == 1 ? steady : x + share * (steady - x);
    }

    @Override
    public void hear(SpikeRows synapses, int row, double heard, double t) {
        if (states.age(t) > OLDEST * states.decay) {
            states.moveOrigin(t);
        }
        states.add(synapses, row, states.scaledJump(heard, t));
        spend(synapses.largest() * Math.abs(states.jump(heard)), t);
    }

    /** States, or what they relax to, have changed by so much at most. */
    private void spend(double most, double t) {
        coldAllowance -= most;
        if (coldAllowance <= 0) {
            advanceOperational(t);
            sortOut(t, Math.min(JUMPS * most, LARGEST_MARGIN));
            findNext();
        }
    }

    @Override
    public double tau() {
        return escape.tau();
    }

    @Override
    public void setDrive(double[] drive, double t) {
        if (states.age(t) > OLDEST * states.decay) {
            states.moveOrigin(t);
        }
        double factor = states.factor(t);
        double most = 0;
        for (int u = 0; u < units(); u++) {
            double before = states.steady[u];
            states.setDrive(u, drive[u], factor);
            most = Math.max(most, Math.abs(states.steady[u] - before));
        }
        if (driven) {
            spend(most, t);
        } else {
            driven = true;
            advanceOperational(t);
            lookAhead(t);
        }
    }

    /** Renews the bounds at the end of a window. */
    private void lookAhead(double t) {
        lookAt = Double.POSITIVE_INFINITY;
        sortOut(t, Math.min(LARGEST_MARGIN, farthest(t) / JUMPS));
        findNext();
    }

    /** How far a state is from the steady one at most. */
    private double farthest(double t) {
        double factor = states.factor(t);
        double farthest = 0;
        for (double scaled : states.scaled) {
            farthest = Math.max(farthest, Math.abs(factor * scaled));
        }
        return farthest;
    }

    private void chooseWindow(double t) {
        double window = window(t);
        share = -StrictMath.expm1(-window);
        lookAt = t + window * states.decay;
    }

    /**
     * How long bounds are to last in spite of decay, in decays: for ever, unless the layer is driven or the candidates that
     * this would cost are more than the looks, both for a unit and a decay. There are at least {@value #JUMPS} looks.
     */
    private double window(double t) {
        if (!driven && largestIntensity(0) * pool.speed(t) * states.decay <= JUMPS) {
            return Double.POSITIVE_INFINITY;
        }
        double window = Math.min(1, LARGEST_MARGIN / farthest(t)) / JUMPS;
        return driven || vain(t) * window > 1 ? window : Double.POSITIVE_INFINITY;
    }

    /** Candidates that come to nothing, for a unit and a decay, where bounds reach to the steady states. */
    private double vain(double t) {
        return (largestIntensity(0) - largestIntensity(states.factor(t))) * pool.speed(t) * states.decay;
    }

    /** The largest intensity of all units when their scaled states count so much. */
    private double largestIntensity(double factor) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < units(); u++) {
            double x = states.steady[u] + factor * states.scaled[u];
            lowest = Math.min(lowest, x);
            highest = Math.max(highest, x);
        }
        return Math.max(
                intensity(escape.activation().output(lowest)),
                intensity(escape.activation().output(highest)));
    }

    @Override
    public void setInput(double[] input, double t) {
        states.moveOrigin(t);
        advanceOperational(t);
        for (int u = 0; u < units(); u++) {
            states.setInput(u, input[u], 1);
        }
        Arrays.fill(bound, COLD);
        lookAt = Double.POSITIVE_INFINITY;
        sortOut(t, coldAllowance);
        findNext();
    }

    @Override
    public void states(double t, double[] out) {
        states.write(t, out);
    }

    @Override
    public double poolLag(double t) {
        double[] x = new double[units()];
        states.write(t, x);
        return pool.isThere() ? logarithmOfSum(escape, x) - pool.z(t) : Double.NaN;
    }

    @Override
    public void membranes(double t, double[] out) {
        Arrays.fill(out, 0);
    }

    /** Tells cold units from warm ones, whose bounds it renews where they may break. */
    private void sortOut(double t, double coldMargin) {
        if (lookAt == Double.POSITIVE_INFINITY) {
            chooseWindow(t);
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double factor = states.factor(t);
        for (int u = 0; u < units(); u++) {
            double x = states.steady[u] + factor * states.scaled[u];
            lowest = Math.min(lowest, Math.min(x, destination(u, x)));
            highest = Math.max(highest, x);
        }
        coldBound = COLD_SHARE / units() * intensity(escape.activation().output(highest));
        double limit = coldLimit(lowest - coldMargin, highest) - coldMargin;
        makeCold(limit, factor);
        warmCount = 0;
        for (int u = 0; u < units(); u++) {
            if (isWarm(u, limit, factor)) {
                warm[warmCount++] = u;
            }
        }
        schedule(units(), warmCount < units() ? units() * coldBound : 0);
        coldAllowance = coldMargin;
        margin = coldMargin;
        lookAtWarm(t);
    }

    /** Whether a unit may exceed the limit: its state moves towards the steady one. */
    private boolean isWarm(int unit, double limit, double factor) {
        double x = states.steady[unit] + factor * states.scaled[unit];
        return x >= limit || destination(unit, x) >= limit;
    }

    /** Makes those warm units cold that are below the limit. */
    private void makeCold(double limit, double factor) {
        for (int k = 0; k < warmCount; k++) {
            int u = warm[k];
            if (!isWarm(u, limit, factor)) {
                bound[u] = COLD;
                candidates.set(u, Double.POSITIVE_INFINITY);
            }
        }
    }

    /** The state below which no unit exceeds the bound of cold ones; −∞ if outputs below it may be large. */
    private double coldLimit(double lowest, double highest) {
        ElementwiseActivation activation = escape.activation();
        boolean growing = activation.output(lowest) >= 0 && activation.slope(lowest) >= 0;
        if (!growing || intensity(activation.output(lowest)) > coldBound) {
            return Double.NEGATIVE_INFINITY;
        }
        double below = lowest;
        double above = highest;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = below + (above - below) / 2;
            if (intensity(activation.output(middle)) <= coldBound) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** Renews the bounds of warm units that may break before inputs have summed up to the margin. */
    private void lookAtWarm(double t) {
        double factor = states.factor(t);
        for (int k = 0; k < warmCount; k++) {
            int u = warm[k];
            double x = states.steady[u] + factor * states.scaled[u];
            double lowest = Math.min(x, destination(u, x));
            double highest = Math.max(x, destination(u, x));
            if (bound[u] == COLD || lowest < low[u] + margin || highest > high[u] - margin) {
                drawAnew(u, x);
            }
        }
    }

    /** Gives a unit a new interval and bound, and draws its next candidate. */
    private void drawAnew(int unit, double x) {
        double destination = destination(unit, x);
        low[unit] = Math.min(x, destination) - 2 * margin;
        high[unit] = Math.max(x, destination) + 2 * margin;
        bound[unit] = Math.max(
                intensity(escape.activation().output(low[unit])),
                intensity(escape.activation().output(high[unit])));
        if (!(bound[unit] < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the intensity of an escape-noise neuron is not a finite number at its state "
                    + x + ": use a smaller weight, gain, beta, order or input");
        }
        schedule(unit, bound[unit]);
    }

    /** Draws the next candidate of a unit, or of all cold ones, from a bound of the intensity. */
    private void schedule(int key, double most) {
        if (most == 0) {
            candidates.set(key, Double.POSITIVE_INFINITY);
            return;
        }
        double interval = -StrictMath.log(1 - random.nextDouble()) / most;
        if (interval < FINEST * operational) {
            restartOperational();
        }
        candidates.set(key, operational + interval);
    }

    /** Counts operational time from 0 again, so that intervals which have become short keep their digits. */
    private void restartOperational() {
        for (int k = 0; k < warmCount; k++) {
            candidates.set(warm[k], candidates.key(warm[k]) - operational);
        }
        candidates.set(units(), candidates.key(units()) - operational);
        operational = 0;
    }

    /** Spikes of all copies per operational ms. */
    private double intensity(double output) {
        return Math.abs(output) / amount;
    }

    /** Counts operational time up to t. */
    private void advanceOperational(double t) {
        operational += pool.operational(t);
        pool.restart(0, t);
    }
}
