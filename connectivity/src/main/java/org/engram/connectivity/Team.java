package org.engram.connectivity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share out the parts of one pass. Between passes they wait actively for a while, so that a
 * pass begins within a microsecond, and then sleep. Which thread does which part is left to chance and may change no bit
 * of a result.
 *
 * <p>Threads are daemons and end when the team is {@linkplain #close closed}.
 */
public final class Team implements AutoCloseable {
    private static final long ACTIVE_NANOS = 50_000;

    private final Thread[] members;
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile @Nullable Job job;
    private volatile boolean closed;

    /**
     * @param threads at least 1; the calling thread of a pass is one of them
     */
    public Team(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a team of " + threads + " threads: at least 1 is needed");
        }
        members = IntStream.range(1, threads)
                .mapToObj(i -> new Thread(this::serve, "engram-team-" + i))
                .toArray(Thread[]::new);
        for (Thread member : members) {
            member.setDaemon(true);
            member.start();
        }
    }

    /** The number of threads. */
    public int threads() {
        return members.length + 1;
    }

    /**
     * Does parts 0 to {@code parts} - 1 and returns when all are done. While the team is at work already, or where there is
     * but one part, the calling thread does all by itself.
     *
     * @param worker called once by every thread that takes part: what does one part
     */
    void share(int parts, Supplier<IntConsumer> worker) {
        Job own = new Job(parts, worker);
        boolean shared = parts > 1 && members.length > 0 && publish(own);
        own.work();
        own.await();
        if (shared) {
            job = null;
        }
        own.requireSuccess();
    }

    private boolean publish(Job own) {
        synchronized (this) {
            if (job != null || closed) {
                return false;
            }
            job = own;
        }
        if (asleep.get() > 0) {
            wakeAll();
        }
        return true;
    }

    private void wakeAll() {
        for (Thread member : members) {
            LockSupport.unpark(member);
        }
    }

    private void serve() {
        long since = System.nanoTime();
        while (!closed) {
            Job current = job;
            if (current != null && current.hasMore()) {
                current.work();
                since = System.nanoTime();
            } else if (System.nanoTime() - since < ACTIVE_NANOS) {
                Thread.onSpinWait();
            } else {
                sleep();
                since = System.nanoTime();
            }
        }
    }

    private void sleep() {
        asleep.incrementAndGet();
        Job current = job;
        if (!closed && (current == null || !current.hasMore())) {
            LockSupport.park(this);
        }
        asleep.decrementAndGet();
    }

    /** Ends the threads; passes are then done by their calling threads. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wakeAll();
    }

    /** The parts of one pass. */
    private static final class Job {
        private final int parts;
        private final Supplier<IntConsumer> worker;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Job(int parts, Supplier<IntConsumer> worker) {
            this.parts = parts;
            this.worker = worker;
        }

        boolean hasMore() {
            return next.get() < parts;
        }

        /** Does parts until none is left; none but the first once one has failed. */
        void work() {
            IntConsumer own = null;
            for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                try {
                    own = own == null ? worker.get() : own;
                    if (failure == null) {
                        own.accept(part);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
        }

        /** Waits for the parts of others: actively at first, since they are about as long as the last own one. */
        void await() {
            long start = System.nanoTime();
            while (done.get() < parts) {
                if (System.nanoTime() - start < ACTIVE_NANOS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(this, ACTIVE_NANOS);
                }
            }
        }

        void requireSuccess() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
