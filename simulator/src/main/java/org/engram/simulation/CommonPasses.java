package org.engram.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.GivenWeights;
import org.engram.connectivity.Pass;
import org.engram.connectivity.RowStage;
import org.engram.connectivity.Synapses;
import org.jspecify.annotations.Nullable;

/**
 * Synapses that several trials read together. A trial that wants a pass waits until every other trial under way wants one
 * or has ended; then xi is read once for all of them. Trials keep step sizes of their own, and get the bits that they
 * would get alone.
 */
final class CommonPasses implements Synapses {
    /** More trials gain nothing: by then the arithmetic takes longer than the reading of xi. */
    static final int MOST_TRIALS = 64;

    /** Smaller matrices stay in a cache, so that trials on threads of their own have nothing to share. */
    private static final long LEAST_SYNAPSES = 1 << 20;

    private final Synapses synapses;
    private final Semaphore processors;
    private final List<Pass> wanted = new ArrayList<>();
    private volatile @Nullable Throwable failure;

    private final Phaser trials = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int registered) {
            makePass();
            return false;
        }
    };

    /** @param threads the number of trials that may compute at the same time */
    CommonPasses(Synapses synapses, int threads) {
        this.synapses = synapses;
        processors = new Semaphore(threads);
    }

    /** Whether it is faster to share the reading of these synapses than to run trials apart. */
    static boolean pay(int memories, int features) {
        return (long) memories * features >= LEAST_SYNAPSES;
    }

    /** Runs a trial that takes part. */
    <T> T during(Supplier<T> trial) {
        trials.register();
        processors.acquireUninterruptibly();
        try {
            return trial.get();
        } finally {
            processors.release();
            trials.arriveAndDeregister();
        }
    }

    private void makePass() {
        try {
            if (!wanted.isEmpty()) {
                synapses.together(wanted);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            wanted.clear();
        }
    }

    @Override
    public void through(double[] g, RowStage stage, double[] toMemories, double[] toFeatures) {
        synchronized (wanted) {
            wanted.add(new Pass(g, stage, toMemories, toFeatures));
        }
        processors.release();
        trials.arriveAndAwaitAdvance();
        processors.acquireUninterruptibly();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException("a pass over the synapses failed", failure);
        }
    }

    @Override
    public void both(double[] g, double[] f, double[] toMemories, double[] toFeatures) {
        through(g, new GivenWeights(f), toMemories, toFeatures);
    }

    @Override
    public void toMemories(double[] g, double[] out) {
        synapses.toMemories(g, out);
    }

    @Override
    public void toFeatures(double[] f, double[] out) {
        synapses.toFeatures(f, out);
    }

    @Override
    public int memories() {
        return synapses.memories();
    }

    @Override
    public int features() {
        return synapses.features();
    }

    @Override
    public int groups() {
        return synapses.groups();
    }

    @Override
    public long bytes() {
        return synapses.bytes();
    }

    @Override
    public Arithmetic arithmetic() {
        return synapses.arithmetic();
    }

    @Override
    public double weight(int memory, int feature) {
        return synapses.weight(memory, feature);
    }

    @Override
    public Synapses transposed() {
        return synapses.transposed();
    }
}
