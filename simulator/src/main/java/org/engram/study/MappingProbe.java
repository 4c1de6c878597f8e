package org.engram.study;

import java.util.List;
import java.util.Optional;
import org.engram.experiment.Experiment;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialResult;

/** Watches a spiking trial that is compared with the same trial of its rate twin. */
final class MappingProbe extends Probe {
    private final Simulation simulation;
    private final Reference twin;
    private final int trial;
    private final double reached;
    private final List<Double> times;
    private final DistanceMeter features;
    private final DistanceMeter memories;
    private final double[] v;
    private final double[] h;
    private double reachedAt = Double.NaN;

    /** @param reached the overlap with the cued memory at which it counts as reached */
    MappingProbe(Simulation simulation, Reference twin, int trial, double reached) {
        super(simulation.cuedPattern(trial));
        this.simulation = simulation;
        this.twin = twin;
        this.trial = trial;
        this.reached = reached;
        times = simulation.experiment().record().times();
        features = new DistanceMeter(twin.v(trial), times);
        memories = new DistanceMeter(twin.h(trial), times);
        v = new double[simulation.network().features().size()];
        h = new double[simulation.network().memories().size()];
    }

    @Override
    boolean readsMemories() {
        return true;
    }

    @Override
    void sample(int index, RateDynamics dynamics, double[] y) {
        dynamics.expand(y, v, h);
        features.see(v);
        memories.see(h);
        if (Double.isNaN(reachedAt) && hasReached(v)) {
            reachedAt = times.get(index);
        }
    }

    private boolean hasReached(double[] states) {
        return simulation.cuedOverlap(trial, states) >= reached;
    }

    private double twinReachedAt() {
        for (int index = 0; index < times.size(); index++) {
            if (hasReached(twin.v(trial)[index])) {
                return times.get(index);
            }
        }
        return Double.NaN;
    }

    private boolean isSilent(TrialResult result) {
        Experiment.Network network = simulation.experiment().network();
        return (network.features().isSpiking() && result.featureSpikes() == 0)
                || (network.memories().isSpiking() && result.memorySpikes() == 0);
    }

    @Override
    Outcome outcome(TrialResult result) {
        var comparison = new Comparison(
                twin.outcome(trial), memories.end(end().h()), reachedAt, twinReachedAt(), isSilent(result));
        return new Outcome(result, end(), features.end(end().v()), Double.NaN, Optional.of(comparison));
    }
}
