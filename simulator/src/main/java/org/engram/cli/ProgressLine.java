package org.engram.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.engram.network.RateDynamics;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/**
 * Says how far a run has come: share done, simulated time, speed as real-time factor (simulated over wall time, summed
 * over the trials that run at once), time to go, energy. On a terminal one line that is repainted, elsewhere one plain
 * line a second.
 */
final class ProgressLine implements TrialListener, AutoCloseable {
    private static final long TERMINAL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter err;
    private final boolean terminal;
    private final double duration;
    private final double[] reached;
    private final long began = System.nanoTime();
    private long lastShown = began;
    private boolean painted;
    private int finished;

    /** @param duration of a trial in ms */
    ProgressLine(PrintWriter err, boolean terminal, int trials, double duration) {
        this.err = err;
        this.terminal = terminal;
        this.duration = duration;
        reached = new double[trials];
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {}

    @Override
    public void step(int trial, double t, double step, double error, double energy) {
        reached(trial, t, () -> Double.isNaN(energy) ? "" : "E = %.6g".formatted(energy));
    }

    @Override
    public void finished(TrialResult result) {
        ended(result.trial());
    }

    /**
     * A trial has come to a time.
     *
     * @param t in ms
     * @param remark for the end of the line
     */
    synchronized void reached(int trial, double t, Supplier<String> remark) {
        reached[trial] = t;
        long now = System.nanoTime();
        if (now - lastShown >= (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) {
            lastShown = now;
            show(now, remark.get());
        }
    }

    /** A trial has come to its end. */
    synchronized void ended(int trial) {
        reached[trial] = duration;
        finished++;
    }

    private void show(long now, String remark) {
        double simulated = 0;
        for (double t : reached) {
            simulated += t;
        }
        double wall = (now - began) / 1e6;
        double share = simulated / (duration * reached.length);
        String line = "%3.0f %%  %d of %d trials  %.4g ms simulated  %.3g x real time  ETA %s  %s"
                .formatted(100 * share, finished, reached.length, simulated, simulated / wall, eta(wall, share), remark)
                .stripTrailing();
        if (terminal) {
            err.print("\r\u001b[K" + line);
            painted = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private static String eta(double wall, double share) {
        if (share <= 0) {
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
        }
    }
}
