package org.engram.connectivity;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Synapses stored row by row, in any {@link Storage}.
 *
 * <p><b>Order of summation.</b> In {@linkplain Arithmetic#FLOAT64 float64}, a product and its addition to a sum are one rounding (fused
 * multiply-add), and sums are taken in this order, which every implementation keeps:
 *
 * <ul>
 *   <li>(xi g)_mu: product j is added to sum j mod 8, beginning at 0, in the order of j; the eight sums are added as
 *       {@code ((a0+a4)+(a2+a6))+((a1+a5)+(a3+a7))}; the result is multiplied by the scale.
 *   <li>(xi^T w)_i: within a {@linkplain RowGroups group} rows are added in order, beginning at 0; before a block of rows
 *       is added, the sum is multiplied by the factor that the stage returned for the block. The sums of the groups, each
 *       times its last factor, are added in a binary tree: neighbours, then neighbouring pairs, and so on; the result is
 *       multiplied by the scale.
 *   <li>In {@linkplain Arithmetic#FLOAT32 float32}, g and the weights of each block of 64 rows are rounded. Within each 1024
 *       columns from the first on, product j is added to sum j mod 16, in float32 and beginning at 0; sum l + 8 is added to sum l,
 *       then l + 4, l + 2 and l + 1, in float32; the totals are added in order, in float64. Rows are added in order, in
 *       float32 and beginning at 0, within each block of 64, and the sums of blocks in float64.
 *   <li>A sum that is -0 counts as 0, so that rows of weight 0 and filling columns may be added or left out.
 * </ul>
 *
 * The scale is that of the storage times the factor of {@link Storage#build}; entries are what is stored.
 *
 * <p>A fused pass takes a block of rows, multiplies it, lets the stage make weights and adds the rows again while they
 * are in cache: one reading of memory for 4 flops a synapse.
 */
final class DenseSynapses implements Synapses {
    private static final Team ALONE = new Team(1);

    private final StoredRows rows;
    private final double factor;
    private final double scale;
    private final RowGroups groups;
    private final Team team;
    private final Batches batches;

    /** Sums and weights of a pass; their sizes are this matrix's own, so they are kept for each thread and matrix. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Workspace> workspace = ThreadLocal.withInitial(() -> new Workspace(this));

    private static final class Workspace {
        final RowTraversal traversal;
        final double[][] sums;
        final double[] weights;

        Workspace(DenseSynapses synapses) {
            traversal = synapses.rows.traversal();
            sums = new double[synapses.groups()][synapses.features()];
            weights = new double[synapses.memories()];
        }
    }

    DenseSynapses(StoredRows rows, double factor) {
        this(rows, factor, ALONE);
    }

    private DenseSynapses(StoredRows rows, double factor, Team team) {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("the weight factor " + factor + " is not a finite number");
        }
        this.rows = rows;
        this.factor = factor;
        this.team = team;
        scale = rows.scale() * factor;
        groups = RowGroups.of(rows.rows(), rows.columns());
        batches = new Batches(rows, scale, groups, team);
    }

    @Override
    public Synapses with(Team newTeam) {
        return new DenseSynapses(rows, factor, newTeam);
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
    public Arithmetic arithmetic() {
        return rows.arithmetic();
    }

    @Override
    public double weight(int memory, int feature) {
        return scale * rows.entry(memory, feature);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        team.share(groups(), () -> {
            RowTraversal traversal = workspace.get().traversal;
            traversal.load(g);
            return group -> traversal.multiply(groups.from(group), groups.from(group + 1), out);
        });
        GroupSums.scale(out, 0, memories(), scale);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        double[][] sums = workspace.get().sums;
        team.share(groups(), () -> {
            RowTraversal traversal = workspace.get().traversal;
            return summing(traversal, sums, group -> traversal.add(groups.from(group), groups.from(group + 1), f));
        });
        GroupSums.total(sums, scale, out);
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        double[][] sums = workspace.get().sums;
        team.share(groups(), () -> {
            RowTraversal traversal = workspace.get().traversal;
            traversal.load(g);
            return summing(
                    traversal,
                    sums,
                    group -> traversal.both(groups.from(group), groups.from(group + 1), toMemories, f));
        });
        GroupSums.scale(toMemories, 0, memories(), scale);
        GroupSums.total(sums, scale, toFeatures);
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        stage.reset();
        double[][] sums = workspace.get().sums;
        team.share(groups(), () -> {
            Workspace own = workspace.get();
            own.traversal.load(g);
            return summing(own.traversal, sums, group -> fuse(group, stage, toMemories, own));
        });
        GroupSums.total(sums, stage, scale, toFeatures);
    }

    /** What adds a group's rows, between the beginning of the group's sum and its end. */
    private static IntConsumer summing(RowTraversal traversal, double[][] sums, IntConsumer add) {
        return group -> {
            traversal.clear();
            add.accept(group);
            traversal.store(sums[group]);
        };
    }

    private void fuse(int group, RowStage stage, double[] products, Workspace space) {
        int end = groups.from(group + 1);
        for (int from = groups.from(group); from < end; from += RowGroups.BLOCK) {
            int to = Math.min(from + RowGroups.BLOCK, end);
            space.traversal.multiply(from, to, products);
            GroupSums.scale(products, from, to, scale);
            space.traversal.scale(stage.rows(group, from, to, products, space.weights));
            space.traversal.add(from, to, space.weights);
        }
    }

    @Override
    public void together(List<Pass> passes) {
        int done = batches.first(passes);
        if (done == 0) {
            Synapses.super.together(passes);
        } else if (done < passes.size()) {
            together(passes.subList(done, passes.size()));
        }
    }

    @Override
    public Synapses transposed() {
        return new TransposedSynapses(this);
    }
}
