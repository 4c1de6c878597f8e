package org.engram.connectivity;

import java.util.Arrays;

/**
 * Synapses between all pairs of neurons.
 *
 * <p><b>Order of summation.</b> All arithmetic is in float64, a multiplication and an addition are two roundings (no
 * fused multiply-add), and sums are taken in this order, which every faster implementation must keep:
 *
 * <ul>
 *   <li>(xi g)_mu: product j is added to sum j mod 8, beginning at 0, in the order of j; the eight sums are added as
 *       {@code ((a0+a4)+(a2+a6))+((a1+a5)+(a3+a7))}; the result is multiplied by the scale.
 *   <li>(xi^T w)_i: within a {@linkplain RowGroups group} rows are added in order, beginning at 0, rows of weight 0 left
 *       out; before a block of rows is added, the sum is multiplied by the factor that the stage returned for the block.
 *       The sums of the groups, each times its last factor, are added in a binary tree: neighbours, then neighbouring
 *       pairs, and so on; the result is multiplied by the scale.
 * </ul>
 *
 * The scale is that of the storage times the factor of {@link Storage#build}; entries are what is stored.
 *
 * <p>A fused pass takes a block of rows, multiplies it, lets the stage make weights and adds the rows again while they
 * are in cache: one reading of memory for 4 flops a synapse.
 */
final class DenseSynapses implements Synapses {
    private final StoredRows rows;
    private final double scale;
    private final RowGroups groups;

    /** Sums and weights of a pass; their sizes are this matrix's own, so they are kept for each thread and matrix. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Workspace> workspace = ThreadLocal.withInitial(() -> new Workspace(this));

    private static final class Workspace {
        final double[][] sums;
        final double[] weights;

        Workspace(Synapses synapses) {
            sums = new double[synapses.groups()][synapses.features()];
            weights = new double[synapses.memories()];
        }
    }

    DenseSynapses(StoredRows rows, double factor) {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("the weight factor " + factor + " is not a finite number");
        }
        this.rows = rows;
        scale = rows.scale() * factor;
        groups = RowGroups.of(rows.rows(), rows.columns());
    }

    @Override
    public int memories() {
        return rows.rows();
    }

    @Override
    public int features() {
        return rows.columns();
    }

    @Override
    public int groups() {
        return groups.count();
    }

    @Override
    public long bytes() {
        return rows.layout().bytes();
    }

    @Override
    public double weight(int memory, int feature) {
        return scale * rows.entry(memory, feature);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        multiply(0, memories(), g, out);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        double[][] sums = workspace.get().sums;
        for (int group = 0; group < groups(); group++) {
            Arrays.fill(sums[group], 0);
            add(groups.from(group), groups.from(group + 1), f, sums[group]);
        }
        total(sums, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        through(g, new GivenWeights(f), toMemories, toFeatures);
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        stage.reset();
        Workspace space = workspace.get();
        for (int group = 0; group < groups(); group++) {
            fuseGroup(group, g, stage, toMemories, space.weights, space.sums[group]);
        }
        for (int group = 0; group < groups(); group++) {
            scale(space.sums[group], stage.factor(group));
        }
        total(space.sums, toFeatures);
    }

    @Override
    public Synapses transposed() {
        return new TransposedSynapses(this);
    }

    private void fuseGroup(int group, double[] g, RowStage stage, double[] products, double[] weights, double[] sum) {
        Arrays.fill(sum, 0);
        int end = groups.from(group + 1);
        for (int from = groups.from(group); from < end; from += groups.block()) {
            int to = Math.min(from + groups.block(), end);
            multiply(from, to, g, products);
            scale(sum, stage.rows(group, from, to, products, weights));
            add(from, to, weights, sum);
        }
    }

    private void multiply(int from, int to, double[] g, double[] products) {
        for (int row = from; row < to; row++) {
            products[row] = scale * rows.dot(row, g);
        }
    }

    private void add(int from, int to, double[] weights, double[] sum) {
        for (int row = from; row < to; row++) {
            if (weights[row] != 0) {
                rows.addScaled(row, weights[row], sum);
            }
        }
    }

    private void total(double[][] sums, double[] out) {
        for (int apart = 1; apart < sums.length; apart *= 2) {
            for (int group = 0; group + apart < sums.length; group += 2 * apart) {
                add(sums[group + apart], sums[group]);
            }
        }
        System.arraycopy(sums[0], 0, out, 0, features());
        scale(out, scale);
    }

    private static void add(double[] terms, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += terms[i];
        }
    }

    private static void scale(double[] values, double factor) {
        if (factor != 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
        }
    }
}
