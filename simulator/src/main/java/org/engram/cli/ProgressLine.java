package org.engram.cli;

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

    /** @param duration of a trial in ms */
    ProgressLine(StatusLine status, int trials, double duration) {
        this.status = status;
        this.duration = duration;
        reached = new double[trials];
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {}

    @Override
    public synchronized void step(int trial, double t, double step, double error, double energy) {
        reached[trial] = t;
        if (status.isDue()) {
            status.show(line(energy));
        }
    }

    @Override
    public synchronized void finished(TrialResult result) {
        reached[result.trial()] = duration;
        finished++;
    }

    private String line(double energy) {
        double simulated = 0;
        for (double t : reached) {
            simulated += t;
        }
        double wall = (System.nanoTime() - began) / 1e6;
        double share = simulated / (duration * reached.length);
        return "%3.0f %%  %d of %d trials  %.4g ms simulated  %.3g x real time  ETA %s  E = %.6g"
                .formatted(
                        100 * share,
                        finished,
                        reached.length,
                        simulated,
                        simulated / wall,
                        StatusLine.eta(wall, share),
                        energy);
    }

    /** Removes the line. */
    @Override
    public void close() {
        status.close();
    }
}
