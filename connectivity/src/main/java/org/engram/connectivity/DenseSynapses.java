package org.engram.connectivity;

import java.util.List;
import java.util.Optional;

/**
 * Synapses stored row by row, in any {@link Storage}.
 *
 * <p><b>Order of summation.</b> All arithmetic is in float64, a product and its addition to a sum are one rounding (fused
 * multiply-add), and sums are taken in this order, which every implementation keeps:
 *
 * <ul>
 *   <li>(xi g)_mu: product j is added to sum j mod 8, beginning at 0, in the order of j; the eight sums are added as
 *       {@code ((a0+a4)+(a2+a6))+((a1+a5)+(a3+a7))}; the result is multiplied by the scale.
 *   <li>(xi^T w)_i: within a {@linkplain RowGroups group} rows are added in order, beginning at 0; before a block of rows
 *       is added, the sum is multiplied by the factor that the stage returned for the block. The sums of the groups, each
 *       times its last factor, are added in a binary tree: neighbours, then neighbouring pairs, and so on; the result is
 *       multiplied by the scale.
 *   <li>A sum that is -0 counts as 0, so that rows of weight 0 and filling columns may be added or left out.
 * </ul>
 *
 * The scale is that of the storage times the factor of {@link Storage#build}; entries are what is stored.
 *
 * <p>A fused pass takes a block of rows, multiplies it, lets the stage make weights and adds the rows again while they
 * are in cache: one reading of memory for 4 flops a synapse.
 */
final class DenseSynapses implements Synapses {
    /** States of a batch: fewer go one by one, more in several batches. */
    private static final int LEAST_STATES = 3;

    private static final int MOST_STATES = 64;

    private final StoredRows rows;
    private final double scale;
    private final RowGroups groups;

    /** Sums and weights of a pass; their sizes are this matrix's own, so they are kept for each thread and matrix. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Workspace> workspace = ThreadLocal.withInitial(() -> new Workspace(this));

    private static final class Workspace {
        final RowTraversal traversal;
        final double[][] sums;
        final double[] weights;
        Optional<BatchSpace> batch = Optional.empty();

        Workspace(DenseSynapses synapses) {
            traversal = synapses.rows.traversal();
            sums = new double[synapses.groups()][synapses.features()];
            weights = new double[synapses.memories()];
        }
    }

    /** Sums of a batch, those of each state for each group. */
    private static final class BatchSpace {
        final BatchTraversal batch;
        final double[][][] sums;

        BatchSpace(BatchTraversal batch, DenseSynapses synapses, int states) {
            this.batch = batch;
            sums = new double[states][synapses.groups()][synapses.features()];
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
        return rows.bytes();
    }

    @Override
    public double weight(int memory, int feature) {
        return scale * rows.entry(memory, feature);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        RowTraversal traversal = workspace.get().traversal;
        traversal.load(g);
        traversal.multiply(0, memories(), out);
        scale(out, 0, memories(), scale);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        Workspace space = workspace.get();
        for (int group = 0; group < groups(); group++) {
            space.traversal.clear();
            space.traversal.add(groups.from(group), groups.from(group + 1), f);
            space.traversal.store(space.sums[group]);
        }
        total(space.sums, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        Workspace space = workspace.get();
        space.traversal.load(g);
        for (int group = 0; group < groups(); group++) {
            space.traversal.clear();
            space.traversal.both(groups.from(group), groups.from(group + 1), toMemories, f);
            space.traversal.store(space.sums[group]);
        }
        scale(toMemories, 0, memories(), scale);
        total(space.sums, toFeatures);
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        stage.reset();
        Workspace space = workspace.get();
        space.traversal.load(g);
        for (int group = 0; group < groups(); group++) {
            space.traversal.clear();
            fuseGroup(group, stage, toMemories, space);
            space.traversal.store(space.sums[group]);
        }
        finish(space.sums, stage, toFeatures);
    }

    private void finish(double[][] sums, RowStage stage, double[] toFeatures) {
        for (int group = 0; group < groups(); group++) {
            scale(sums[group], 0, features(), stage.factor(group));
        }
        total(sums, toFeatures);
    }

    @Override
    public void together(List<Pass> passes) {
        for (int from = 0; from < passes.size(); from += MOST_STATES) {
            batch(passes.subList(from, Math.min(from + MOST_STATES, passes.size())));
        }
    }

    private void batch(List<Pass> passes) {
        Optional<BatchSpace> space = passes.size() < LEAST_STATES ? Optional.empty() : batchSpace(passes.size());
        if (space.isPresent()) {
            fuse(passes, space.get());
        } else {
            Synapses.super.together(passes);
        }
    }

    /** A batch's workspace, kept for the next batch of the same size. */
    private Optional<BatchSpace> batchSpace(int states) {
        Workspace own = workspace.get();
        if (own.batch.isEmpty() || own.batch.get().sums.length != states) {
            own.batch = rows.batch(states).map(batch -> new BatchSpace(batch, this, states));
        }
        return own.batch;
    }

    private void fuse(List<Pass> passes, BatchSpace space) {
        for (int state = 0; state < passes.size(); state++) {
            passes.get(state).stage().reset();
            space.batch.load(state, passes.get(state).g());
        }
        for (int group = 0; group < groups(); group++) {
            fuseGroup(group, passes, space);
        }
        for (int state = 0; state < passes.size(); state++) {
            Pass pass = passes.get(state);
            finish(space.sums[state], pass.stage(), pass.toFeatures());
        }
    }

    private void fuseGroup(int group, List<Pass> passes, BatchSpace space) {
        BatchTraversal batch = space.batch;
        batch.clear();
        int end = groups.from(group + 1);
        for (int from = groups.from(group); from < end; from += RowGroups.BLOCK) {
            int to = Math.min(from + RowGroups.BLOCK, end);
            batch.multiply(from);
            for (int state = 0; state < passes.size(); state++) {
                stage(group, from, to, state, passes.get(state), batch);
            }
            batch.add(from);
        }
        for (int state = 0; state < passes.size(); state++) {
            batch.store(state, space.sums[state][group]);
        }
    }

    private void stage(int group, int from, int to, int state, Pass pass, BatchTraversal batch) {
        double[] products = pass.toMemories();
        double[] weights = workspace.get().weights;
        batch.products(state, from, to, products);
        scale(products, from, to, scale);
        batch.scale(state, pass.stage().rows(group, from, to, products, weights));
        batch.weigh(state, from, to, weights);
    }

    @Override
    public Synapses transposed() {
        return new TransposedSynapses(this);
    }

    private void fuseGroup(int group, RowStage stage, double[] products, Workspace space) {
        int end = groups.from(group + 1);
        for (int from = groups.from(group); from < end; from += RowGroups.BLOCK) {
            int to = Math.min(from + RowGroups.BLOCK, end);
            space.traversal.multiply(from, to, products);
            scale(products, from, to, scale);
            space.traversal.scale(stage.rows(group, from, to, products, space.weights));
            space.traversal.add(from, to, space.weights);
        }
    }

    private void total(double[][] sums, double[] out) {
        for (int apart = 1; apart < sums.length; apart *= 2) {
            for (int group = 0; group + apart < sums.length; group += 2 * apart) {
                add(sums[group + apart], sums[group]);
            }
        }
        System.arraycopy(sums[0], 0, out, 0, features());
        scale(out, 0, features(), scale);
    }

    private static void add(double[] terms, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += terms[i];
        }
    }

    private static void scale(double[] values, int from, int to, double factor) {
        if (factor != 1) {
            for (int i = from; i < to; i++) {
                values[i] *= factor;
            }
        }
    }
}
