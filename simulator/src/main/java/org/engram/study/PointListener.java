package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/** Gathers what a study wants to know of the trials of one point. */
final class PointListener implements TrialListener {
    private final List<Probe> probes;

    /** @param probes one for each trial */
    private PointListener(List<Probe> probes) {
        this.probes = probes;
    }

    /** Of trials that are compared with nothing. */
    static PointListener alone(Simulation simulation) {
        return of(simulation, trial -> new Probe(simulation.cuedPattern(trial)));
    }

    /** Of the trials of an ablation. */
    static PointListener ablation(Simulation simulation, Reference adiabatic) {
        return of(simulation, trial -> new AblationProbe(simulation, adiabatic, trial));
    }

    /** Of spiking trials beside those of the rate twin. */
    static PointListener mapping(Simulation simulation, Reference twin, double reached) {
        return of(simulation, trial -> new MappingProbe(simulation, twin, trial, reached));
    }

    private static PointListener of(Simulation simulation, IntFunction<Probe> probe) {
        List<Probe> probes = new ArrayList<>();
        for (int trial = 0; trial < simulation.trialCount(); trial++) {
            probes.add(probe.apply(trial));
        }
        return new PointListener(probes);
    }

    /** Those of finished trials, in order. */
    List<Outcome> outcomes(List<TrialResult> results) {
        return results.stream()
                .map(result -> probes.get(result.trial()).outcome(result))
                .toList();
    }

    @Override
    public boolean readsMemories() {
        return probes.stream().anyMatch(Probe::readsMemories);
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        probes.get(trial).sample(index, dynamics, y);
    }

    @Override
    public void ended(int trial, RateDynamics dynamics, double[] y) {
        probes.get(trial).end(dynamics, y);
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {}

    @Override
    public void finished(TrialResult result) {}
}
