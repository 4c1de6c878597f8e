package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.engram.connectivity.PatternException;
import org.engram.simulation.SimulationException;

/**
 * Runs the points of a study on the threads of this process: small networks side by side, one thread each; large ones
 * one after another, with all threads at work inside. What comes of a point is the same bits either way.
 */
public final class StudyRunner {
    private final Plan plan;
    private final Optional<Trajectories> trajectories;
    private final int threads;
    private volatile boolean stopped;

    public StudyRunner(Plan plan, int threads, Optional<Trajectories> trajectories) {
        this.plan = plan;
        this.threads = threads;
        this.trajectories = trajectories;
    }

    /** Runs some points. Those that fail do not keep the others from being run. */
    public void run(List<Integer> indices, StudyListener listener) {
        List<Plan.Point> points = plan.ordered(indices);
        var runner = new PointRunner(plan, points, trajectories);
        sideBySide(points.stream().filter(point -> !point.large()).toList(), runner, listener);
        points.stream().filter(Plan.Point::large).forEach(point -> run(point, runner, threads, listener));
    }

    private void sideBySide(List<Plan.Point> points, PointRunner runner, StudyListener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Plan.Point point : points) {
                running.add(pool.submit(() -> run(point, runner, 1, listener)));
            }
            for (Future<?> future : running) {
                await(future);
            }
        } finally {
            stopped = true;
            pool.shutdown();
        }
        stopped = false;
    }

    private void run(Plan.Point point, PointRunner runner, int threads, StudyListener listener) {
        if (stopped) {
            return;
        }
        PointResult result;
        try {
            result = runner.run(point, threads);
        } catch (SimulationException | PatternException e) {
            synchronized (listener) {
                listener.failed(point.index(), String.valueOf(e.getMessage()));
            }
            return;
        }
        synchronized (listener) {
            listener.done(point.index(), result);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw Shared.unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while points were running", e);
        }
    }
}
