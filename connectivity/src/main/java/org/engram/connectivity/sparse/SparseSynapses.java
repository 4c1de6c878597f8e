package org.engram.connectivity.sparse;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.engram.connectivity.RandomStreams;
import org.engram.connectivity.RandomStreams.Purpose;

/**
 * The synapses of a projection in rows, one for each source neuron (compressed sparse rows): 4 bytes a synapse, 4 more
 * where weights differ, 4 more where delays differ. Within a row synapses are sorted by delay, then by target, so that
 * a spike passes through its row once, from front to back.
 */
public final class SparseSynapses {
    private static final int ONE_FOR_ALL = 0;
    private static final int ONE_EACH = -1;

    private final Joints joints;
    private final float[] weights;
    private final int weightMask;
    private final double delay;
    private final float[] delays;

    /**
     * Describes a projection.
     *
     * @param weight in the unit of the receiving neurons
     * @param delay in ms; drawn delays below 0 become 0, and they are kept as floats
     */
    public record Plan(ConnectionRule rule, Distribution weight, Distribution delay) {
        public Plan {
            if (delay instanceof Distribution.Constant constant && constant.value() < 0) {
                throw new IllegalArgumentException("a delay of " + constant.value() + " ms; wanted: at least 0 ms");
            }
        }
    }

    /**
     * Makes the synapses, every time the same ones.
     *
     * @param same whether source and target are one population
     * @param seed the master seed
     * @param projection its number, which names its random streams
     * @throws IllegalArgumentException if the sizes do not fit the rule, or give too many synapses
     */
    public SparseSynapses(Plan plan, int sources, int targets, boolean same, long seed, int projection) {
        joints = plan.rule().join(sources, targets, same, RandomStreams.of(seed, Purpose.CONNECTIONS, projection));
        boolean sameWeight = plan.weight() instanceof Distribution.Constant;
        weights = drawn(plan.weight(), sameWeight ? 1 : count(), RandomStreams.of(seed, Purpose.WEIGHTS, projection));
        weightMask = sameWeight ? ONE_FOR_ALL : ONE_EACH;
        if (plan.delay() instanceof Distribution.Constant constant) {
            delay = constant.value();
            delays = new float[0];
        } else {
            delay = Double.NaN;
            delays = drawn(plan.delay().atLeast(0), count(), RandomStreams.of(seed, Purpose.DELAYS, projection));
            sortRows();
        }
    }

    private static float[] drawn(Distribution distribution, int count, UniformRandomProvider rng) {
        DoubleSupplier draw = distribution.on(rng);
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) draw.getAsDouble();
        }
        return values;
    }

    private void sortRows() {
        for (int source = 0; source < sources(); source++) {
            sortRow(begin(source), end(source));
        }
    }

    /** Sorts by delay, equal ones by place: a long has the bits of the delay, which is not negative, above the place. */
    private void sortRow(int begin, int end) {
        int length = end - begin;
        long[] order = new long[length];
        for (int k = 0; k < length; k++) {
            order[k] = (long) Float.floatToIntBits(delays[begin + k] + 0f) << Integer.SIZE | k;
        }
        Arrays.sort(order);
        int[] oldTargets = Arrays.copyOfRange(joints.targets(), begin, end);
        float[] oldDelays = Arrays.copyOfRange(delays, begin, end);
        for (int k = 0; k < length; k++) {
            int old = (int) order[k];
            joints.targets()[begin + k] = oldTargets[old];
            delays[begin + k] = oldDelays[old];
        }
    }

    public int sources() {
        return joints.starts().length - 1;
    }

    /** The number of neurons that may be reached. */
    public int targets() {
        return joints.targetSize();
    }

    /** The number of synapses. */
    public int count() {
        return joints.targets().length;
    }

    /** The first synapse of a source. */
    public int begin(int source) {
        return joints.starts()[source];
    }

    /** The synapse after the last one of a source. */
    public int end(int source) {
        return joints.starts()[source + 1];
    }

    /** The target of each synapse; not to be changed. */
    public int[] targetArray() {
        return joints.targets();
    }

    /** The weights; that of synapse k is at {@code k & weightMask()}. Not to be changed. */
    public float[] weightArray() {
        return weights;
    }

    /** See {@link #weightArray}. */
    public int weightMask() {
        return weightMask;
    }

    public double weight(int synapse) {
        return weights[synapse & weightMask];
    }

    /** Whether all synapses have the same delay. */
    public boolean hasOneDelay() {
        return !Double.isNaN(delay);
    }

    /** In ms. */
    public double delay(int synapse) {
        return hasOneDelay() ? delay : delays[synapse];
    }

    /** The shortest of all, in ms; infinite where there are no synapses. */
    public double shortestDelay() {
        double shortest = Double.POSITIVE_INFINITY;
        for (int source = 0; source < sources(); source++) {
            if (begin(source) < end(source)) {
                shortest = Math.min(shortest, delay(begin(source)));
            }
        }
        return shortest;
    }

    /** The memory that they take. */
    public long bytes() {
        return 4L * (joints.starts().length + joints.targets().length + weights.length + delays.length);
    }
}
