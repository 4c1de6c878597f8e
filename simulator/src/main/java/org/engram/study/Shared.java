package org.engram.study;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things that several points need, each made by the first point that asks for it, and let go when nobody uses it and
 * another is wanted: once each for points in an order in which those with the same needs follow one another.
 *
 * @param <V> the kind of thing
 */
final class Shared<V> {
    private final Map<Object, Thing<V>> things = new HashMap<>();

    private static final class Thing<V> {
        private final FutureTask<V> made;
        private int users;

        Thing(Supplier<V> maker) {
            made = new FutureTask<>(maker::get);
        }
    }

    /** Does some work with the thing of a key, which is made if there is none. */
    <T> T use(Object key, Supplier<V> maker, Function<V, T> work) {
        Thing<V> thing = take(key, maker);
        try {
            thing.made.run();
            return work.apply(thing.made.get());
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another point was making what this one needs", e);
        } finally {
            release(thing);
        }
    }

    private synchronized Thing<V> take(Object key, Supplier<V> maker) {
        if (!things.containsKey(key)) {
            things.values().removeIf(thing -> thing.users == 0);
        }
        Thing<V> thing = things.computeIfAbsent(key, k -> new Thing<>(maker));
        thing.users++;
        return thing;
    }

    private synchronized void release(Thing<V> thing) {
        thing.users--;
    }

    static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
