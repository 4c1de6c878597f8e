package org.engram.connectivity;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Passes of several states at once over a matrix whose storage can do that: see {@link BatchTraversal}. */
final class Batches {
    /** States of a batch: fewer go one by one, more in several batches. */
    private static final int LEAST_STATES = 3;

    private static final int MOST_STATES = 64;

    private final StoredRows rows;
    private final double scale;
    private final RowGroups groups;
    private final Team team;

    /** A worker's traversal, large enough for the largest batch so far. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Optional<BatchTraversal>> traversal = ThreadLocal.withInitial(Optional::empty);

    /** The sums of each state for each group: those of the thread that asks for a pass. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<double[][][]> sums = ThreadLocal.withInitial(() -> new double[0][][]);

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<double[]> weights = ThreadLocal.withInitial(() -> new double[memories()]);

    Batches(StoredRows rows, double scale, RowGroups groups, Team team) {
        this.rows = rows;
        this.scale = scale;
        this.groups = groups;
        this.team = team;
    }

    private int memories() {
        return rows.rows();
    }

    /** Does as many of the first passes as one batch takes; how many these were: 0 where one by one is faster. */
    int first(List<Pass> passes) {
        int states = Math.min(passes.size(), MOST_STATES);
        if (states < LEAST_STATES || traversal(states).isEmpty()) {
            return 0;
        }
        pass(passes.subList(0, states));
        return states;
    }

    private Optional<BatchTraversal> traversal(int states) {
        Optional<BatchTraversal> own = traversal.get();
        if (own.isEmpty() || own.get().capacity() < states) {
            own = rows.batch(states);
            traversal.set(own);
        }
        return own;
    }

    private double[][][] sums(int states) {
        if (sums.get().length < states) {
            sums.set(new double[states][groups.count()][rows.columns()]);
        }
        return sums.get();
    }

    private void pass(List<Pass> passes) {
        double[][][] own = sums(passes.size());
        passes.forEach(pass -> pass.stage().reset());
        team.share(groups.count(), () -> worker(passes, own));
        for (int state = 0; state < passes.size(); state++) {
            Pass pass = passes.get(state);
            GroupSums.total(own[state], pass.stage(), scale, pass.toFeatures());
        }
    }

    private IntConsumer worker(List<Pass> passes, double[][][] groupSums) {
        BatchTraversal batch = traversal(passes.size()).orElseThrow();
        batch.begin(passes.size());
        for (int state = 0; state < passes.size(); state++) {
            batch.load(state, passes.get(state).g());
        }
        return group -> {
            fuse(group, passes, batch);
            for (int state = 0; state < passes.size(); state++) {
                batch.store(state, groupSums[state][group]);
            }
        };
    }

    private void fuse(int group, List<Pass> passes, BatchTraversal batch) {
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
    }

    private void stage(int group, int from, int to, int state, Pass pass, BatchTraversal batch) {
        double[] own = weights.get();
        double[] products = pass.toMemories();
        batch.products(state, from, to, products);
        GroupSums.scale(products, from, to, scale);
        batch.scale(state, pass.stage().rows(group, from, to, products, own));
        batch.weigh(state, from, to, own);
    }
}
