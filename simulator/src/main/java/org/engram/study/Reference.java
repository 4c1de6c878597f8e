package org.engram.study;

import java.util.List;
import java.util.Optional;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/** The trajectories of all trials of a simulation at its recorded times. A trial that ended early stays where it was. */
final class Reference implements TrialListener {
    private final Simulation simulation;
    private final double[][][] v;
    private final double[][][] h;
    private final boolean keepsMemories;
    private final int[] taken;
    private final Outcome[] outcomes;
    private final FinalState[] ends;

    private Reference(Simulation simulation, boolean keepsMemories) {
        this.simulation = simulation;
        this.keepsMemories = keepsMemories;
        int trials = simulation.trialCount();
        int times = simulation.experiment().record().times().size();
        v = new double[trials][times][simulation.network().features().size()];
        h = new double[trials][keepsMemories ? times : 0]
                [simulation.network().memories().size()];
        taken = new int[trials];
        ends = new FinalState[trials];
        outcomes = new Outcome[trials];
    }

    /** @param keepsMemories whether the states h are wanted too */
    static Reference of(Simulation simulation, boolean keepsMemories, int threads) {
        var reference = new Reference(simulation, keepsMemories);
        List<TrialResult> results = simulation.run(threads, reference);
        if (results.size() != reference.v.length) {
            throw new IllegalStateException(results.size() + " trials instead of " + reference.v.length);
        }
        for (TrialResult result : results) {
            reference.outcomes[result.trial()] =
                    new Outcome(result, reference.ends[result.trial()], Distance.NONE, Double.NaN, Optional.empty());
        }
        return reference;
    }

    /** v [times x N_f] of a trial. */
    double[][] v(int trial) {
        return v[trial];
    }

    /** h [times x N_h] of a trial, where it is kept. */
    double[][] h(int trial) {
        return h[trial];
    }

    /** What came of a trial. */
    Outcome outcome(int trial) {
        return outcomes[trial];
    }

    @Override
    public boolean readsMemories() {
        return keepsMemories;
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        if (keepsMemories) {
            dynamics.expand(y, v[trial][index], h[trial][index]);
        } else {
            dynamics.features(y, v[trial][index]);
        }
        taken[trial] = index + 1;
    }

    @Override
    public void ended(int trial, RateDynamics dynamics, double[] y) {
        for (int index = taken[trial]; index < v[trial].length; index++) {
            sample(trial, index, dynamics, y);
        }
        ends[trial] = FinalState.of(dynamics, y, simulation.cuedPattern(trial));
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {}

    @Override
    public void finished(TrialResult result) {}
}
