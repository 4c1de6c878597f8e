package org.engram.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.engram.simulation.LiveRecording;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a run which is interrupted, by Ctrl-C or the end of the session, ends in order: asks it to stop, waits
 * until it has, and says so.
 */
final class Interruption implements AutoCloseable {
    /** How long the run has to come to the end of a step and to write, in s. */
    private static final long PATIENCE = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private volatile boolean asked;
    private volatile @Nullable LiveRecording recording;

    /** @param said says what came of the run; it is told whether its recording was begun */
    Interruption(Consumer<Boolean> said) {
        hook = new Thread(() -> {
            interrupt();
            await();
            said.accept(recording != null);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on an interruption stops the run that is recorded here, and one that came before does so now. */
    void stops(LiveRecording started) {
        recording = started;
        if (asked) {
            started.stop();
        }
    }

    /** Ends the run in order. */
    void interrupt() {
        asked = true;
        LiveRecording started = recording;
        if (started != null) {
            started.stop();
        }
    }

    private void await() {
        try {
            ended.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has ended, and everything that it wrote is on disk. */
    @Override
    public void close() {
        ended.countDown();
        RunCommand.forget(hook);
    }
}
