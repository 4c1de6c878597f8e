package org.engram.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private volatile @Nullable LiveRecording recording;

    /** @param said says what came of the run */
    Interruption(Runnable said) {
        hook = new Thread(() -> {
            stop();
            await();
            said.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on an interruption stops the run that is recorded here. */
    void stops(LiveRecording started) {
        recording = started;
    }

    private void stop() {
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
