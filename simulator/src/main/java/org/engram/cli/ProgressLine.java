package org.engram.cli;

import java.util.function.Supplier;
import org.engram.network.RateDynamics;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/**
 * Says how far a run has come: share done, simulated time, speed as real-time factor (simulated over wall time, summed
 * over the trials that run at once), time to go, energy.
 */
final class ProgressLine implements TrialListener, AutoCloseable {
    private final StatusLine status;
    private final double duration;
    private final double[] reached;
    private final long began = System.nanoTime();
    private int finished;
    private double simulatedBefore;

    /** @param duration of a trial in ms */
    ProgressLine(StatusLine status, int trials, double duration) {
        this.status = status;
        this.duration = duration;
        reached = new double[trials];
    }

    /** A trial came to its end in an earlier part of the run. */
    synchronized void endedBefore(int trial) {
        ended(trial);
        simulatedBefore += duration;
    }

    @Override
    public boolean readsMemories() {
        return false;
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
        if (reached[trial] == 0) {
            simulatedBefore += t;
        }
        reached[trial] = t;
        if (status.isDue()) {
            status.show(line(remark.get()));
        }
    }

    /** A trial has come to its end. */
    synchronized void ended(int trial) {
        reached[trial] = duration;
        finished++;
    }

    private String line(String remark) {
        double simulated = 0;
        for (double t : reached) {
            simulated += t;
        }
        double wall = (System.nanoTime() - began) / 1e6;
        double whole = duration * reached.length;
        double here = simulated - simulatedBefore;
        double left = whole - simulatedBefore;
        return "%3.0f %%  %d of %d trials  %.4g ms simulated  %.3g x real time  ETA %s  %s"
                .formatted(
                        100 * simulated / whole,
                        finished,
                        reached.length,
                        simulated,
                        here / wall,
                        StatusLine.eta(wall, here / left),
                        remark)
                .stripTrailing();
    }

    /** Removes the line. */
    @Override
    public void close() {
        status.close();
    }
}
