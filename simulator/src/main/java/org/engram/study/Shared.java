package org.engram.study;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things that several points need, each made by the first point that asks for it, and let go by the last.
 *
 * @param <V> the kind of thing
 */
final class Shared<V> {
    private final Map<Object, Integer> uses = new HashMap<>();
    private final Map<Object, FutureTask<V>> made = new HashMap<>();

    /** Announces one use of the thing of a key. */
    synchronized void expect(Object key) {
        uses.merge(key, 1, Integer::sum);
    }

    /** Makes one of the uses that were announced. */
    <T> T use(Object key, Supplier<V> maker, Function<V, T> work) {
        FutureTask<V> task = task(key, maker);
        try {
            task.run();
            return work.apply(task.get());
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another point was making what this one needs", e);
        } finally {
            release(key);
        }
    }

    private synchronized FutureTask<V> task(Object key, Supplier<V> maker) {
        return made.computeIfAbsent(key, k -> new FutureTask<>(maker::get));
    }

    private synchronized void release(Object key) {
        if (uses.merge(key, -1, Integer::sum) <= 0) {
            uses.remove(key);
            made.remove(key);
        }
    }

    static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
