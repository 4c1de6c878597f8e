package org.engram.study;

import java.util.List;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/** The trajectories v(t) of all trials of a simulation at its recorded times. A trial that ended early stays where it was. */
final class Reference implements TrialListener {
    private final double[][][] v;
    private final int[] taken;
    private final int memories;

    private Reference(Simulation simulation) {
        int features = simulation.network().features().size();
        memories = simulation.network().memories().size();
        v = new double[simulation.trialCount()]
                [simulation.experiment().record().times().size()][features];
        taken = new int[v.length];
    }

    static Reference of(Simulation simulation, int threads) {
        var reference = new Reference(simulation);
        List<TrialResult> results = simulation.run(threads, reference);
        if (results.size() != reference.v.length) {
            throw new IllegalStateException(results.size() + " trials instead of " + reference.v.length);
        }
        return reference;
    }

    /** v [N_f] of a trial at a time. */
    double[] at(int trial, int index) {
        return v[trial][index];
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        dynamics.expand(y, v[trial][index], new double[memories]);
        taken[trial] = index + 1;
    }

    @Override
    public void ended(int trial, RateDynamics dynamics, double[] y) {
        for (int index = taken[trial]; index < v[trial].length; index++) {
            dynamics.expand(y, v[trial][index], new double[memories]);
        }
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {}

    @Override
    public void finished(TrialResult result) {}
}
