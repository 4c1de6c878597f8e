package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyPartIsDoneOnceBeforeThePassReturns(int threads) {
        try (Team team = new Team(threads)) {
            for (int parts = 0; parts < 200; parts++) {
                AtomicIntegerArray done = new AtomicIntegerArray(parts);
                team.share(parts, () -> done::incrementAndGet);

                assertThat(IntStream.range(0, parts).map(done::get).toArray())
                        .as("%d parts", parts)
                        .isEqualTo(IntStream.generate(() -> 1).limit(parts).toArray());
            }
        }
    }

    @Test
    void allThreadsTakePart() {
        try (Team team = new Team(3)) {
            CountDownLatch all = new CountDownLatch(3);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            team.share(3, () -> part -> {
                threads.add(Thread.currentThread());
                all.countDown();
                awaitUninterrupted(all);
            });

            assertThat(threads).hasSize(3).contains(Thread.currentThread());
        }
    }

    @Test
    void aSleepingTeamWakesUp() throws InterruptedException {
        try (Team team = new Team(2)) {
            Thread.sleep(20);
            CountDownLatch both = new CountDownLatch(2);
            team.share(2, () -> part -> {
                both.countDown();
                awaitUninterrupted(both);
            });

            assertThat(both.getCount()).isZero();
        }
    }

    @Test
    void aWorkerIsMadeOncePerThread() {
        try (Team team = new Team(2)) {
            AtomicInteger workers = new AtomicInteger();
            team.share(50, () -> {
                workers.incrementAndGet();
                return part -> {};
            });

            assertThat(workers.get()).isBetween(1, 2);
        }
    }

    @Test
    void aFailureReachesTheCallerAndTheTeamStaysUsable() {
        try (Team team = new Team(2)) {
            assertThatThrownBy(() -> team.share(10, () -> part -> {
                        if (part == 7) {
                            throw new IllegalStateException("part 7");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("part 7");
            AtomicInteger done = new AtomicInteger();
            team.share(10, () -> part -> done.incrementAndGet());

            assertThat(done.get()).isEqualTo(10);
        }
    }

    @Test
    void aPassWithinAPassIsDoneByItsOwnThread() {
        try (Team team = new Team(2)) {
            AtomicInteger done = new AtomicInteger();
            team.share(4, () -> outer -> {
                Thread thread = Thread.currentThread();
                team.share(5, () -> inner -> {
                    assertThat(Thread.currentThread()).isSameAs(thread);
                    done.incrementAndGet();
                });
            });

            assertThat(done.get()).isEqualTo(20);
        }
    }

    @Test
    void threadsEndWithTheTeam() throws InterruptedException {
        Team team = new Team(3);
        Thread[] members = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("engram-team"))
                .toArray(Thread[]::new);
        team.close();
        for (Thread member : members) {
            member.join(Duration.ofSeconds(10).toMillis());
        }
        AtomicInteger done = new AtomicInteger();
        team.share(5, () -> part -> done.incrementAndGet());

        assertThat(members)
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(Thread::isAlive)
                .allMatch(Thread::isDaemon);
        assertThat(done.get()).isEqualTo(5);
    }

    @Test
    void aTeamOfNobodyIsRefused() {
        assertThatThrownBy(() -> new Team(0)).hasMessage("a team of 0 threads: at least 1 is needed");
    }

    @ParameterizedTest
    @MethodSource("org.engram.connectivity.Instance#grouped")
    void bitsDoNotDependOnTheNumberOfThreads(Instance instance) {
        Synapses alone = instance.synapses();
        double[][] expected = products(alone, instance);
        for (int threads = 2; threads <= 5; threads++) {
            try (Team team = new Team(threads)) {
                assertThat(products(alone.with(team), instance))
                        .as("%d threads, %s", threads, instance)
                        .isDeepEqualTo(expected);
                assertThat(products(alone.transposed().with(team).transposed(), instance))
                        .as("%d threads, %s, transposed twice", threads, instance)
                        .isDeepEqualTo(expected);
            }
        }
    }

    /** What every product gives, one after the other. */
    private static double[][] products(Synapses synapses, Instance instance) {
        double[][] out = new double[6 + 2 * 5][];
        Arrays.setAll(out, i -> new double[i % 2 == 0 ? instance.memories() : instance.features()]);
        synapses.toMemories(instance.g(), out[0]);
        synapses.toFeatures(instance.f(), out[1]);
        synapses.both(instance.g(), instance.f(), out[2], out[3]);
        synapses.through(instance.g(), new Stages.Softmax(synapses.groups()), out[4], out[5]);
        synapses.together(IntStream.range(3, 8)
                .mapToObj(
                        i -> new Pass(instance.g(), new Stages.Softmax(synapses.groups()), out[2 * i], out[2 * i + 1]))
                .toList());
        return out;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
