package org.engram.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where it is said how far a run has come: on a terminal one line that is repainted, elsewhere one plain line a second. */
final class StatusLine implements AutoCloseable {
    private static final long TERMINAL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** The share of a run below which it is too early to tell when it will end. */
    private static final double LEAST_SHARE_TO_GO_BY = 0.005;

    private final PrintWriter err;
    private final boolean terminal;
    private long lastShown = System.nanoTime();
    private boolean painted;

    StatusLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Whether it is time for a new line. */
    synchronized boolean isDue() {
        return System.nanoTime() - lastShown >= (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL);
    }

    synchronized void show(String line) {
        lastShown = System.nanoTime();
        if (terminal) {
            err.print("\r\u001b[K" + line);
            painted = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** A line that stays. */
    synchronized void note(String line) {
        close();
        err.println(line);
        err.flush();
    }

    /**
     * The time to go, {@code ?} while it is too early to tell.
     *
     * @param wall the time gone, in ms
     * @param share of the work that is done
     */
    static String eta(double wall, double share) {
        if (share < LEAST_SHARE_TO_GO_BY) {
            return "?";
        }
        var left = Duration.ofMillis((long) (wall / share - wall));
        return left.toHours() > 0
                ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }

    /** Removes the repainted line. */
    @Override
    public synchronized void close() {
        if (painted) {
            err.print("\r\u001b[K");
            err.flush();
            painted = false;
        }
    }
}
