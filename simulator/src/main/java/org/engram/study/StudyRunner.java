package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the points of a study on the threads of this process: small networks side by side, one thread each; large ones
 * one after another, with all threads at work inside. What comes of a point is the same bits either way.
 */
public final class StudyRunner implements StudyEngine {
    private final int threads;
    private volatile boolean stopped;

    public StudyRunner(int threads) {
        this.threads = threads;
    }

    @Override
    public void run(Plan plan, List<Integer> indices, Optional<Trajectories> trajectories, StudyListener listener) {
        List<Point> points = plan.ordered(indices);
        var runner = new PointRunner(plan.study(), trajectories);
        sideBySide(points.stream().filter(point -> !point.large()).toList(), runner, listener);
        points.stream().filter(Point::large).forEach(point -> run(point, runner, threads, listener));
    }

    private void sideBySide(List<Point> points, PointRunner runner, StudyListener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Point point : points) {
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

    private void run(Point point, PointRunner runner, int threads, StudyListener listener) {
        if (stopped) {
            return;
        }
        PointReport report = runner.report(point, threads);
        synchronized (listener) {
            report.to(listener);
        }
    }

    @Override
    public void close() {}

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
