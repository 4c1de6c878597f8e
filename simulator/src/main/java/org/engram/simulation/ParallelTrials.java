package org.engram.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Runs independent trials, several at a time. */
final class ParallelTrials {
    private ParallelTrials() {}

    /**
     * Runs all trials that have not come to their end.
     *
     * @return the results of all in order
     * @throws SimulationException if a trial fails; the others are ended by the cancellation
     * @throws SimulationStopped if they are asked to end
     */
    static <T> List<T> run(
            int threads, int count, Cancellation cancellation, Continuation<T> continuation, IntFunction<T> trial) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                int number = k;
                T known = continuation.finished().get(k);
                running.add(
                        known != null
                                ? CompletableFuture.completedFuture(known)
                                : pool.submit(() -> cancellation.onFailure(() -> {
                                    continuation.checkpoints().requireGoingOn();
                                    return trial.apply(number);
                                })));
            }
            return collect(running);
        } finally {
            pool.shutdown();
        }
    }

    private static <T> List<T> collect(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<T> trial : running) {
            try {
                results.add(trial.get());
            } catch (ExecutionException e) {
                failure = worse(failure, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while trials were running", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    /** The failure to report: the first that is not the consequence of another or of a request. */
    private static @Nullable RuntimeException worse(@Nullable RuntimeException known, @Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof Cancellation.Cancelled) {
            return known;
        }
        return known == null || known instanceof SimulationStopped ? (RuntimeException) cause : known;
    }
}
