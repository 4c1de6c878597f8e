package org.engram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engram.network.Linearisation;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialListener;
import org.engram.simulation.TrialResult;

/** Gathers what a study wants to know of the trials of one point. */
final class PointListener implements TrialListener {
    private final List<Probe> probes = new ArrayList<>();

    /** @param reference what an ablation compares with */
    PointListener(Simulation simulation, Optional<Reference> reference) {
        for (int trial = 0; trial < simulation.trialCount(); trial++) {
            int number = trial;
            probes.add(new Probe(
                    simulation.cuedPattern(trial),
                    reference.map(compared -> new DistanceMeter(
                            compared, number, simulation.experiment().record().times())),
                    simulation.network().memories().size(),
                    isSymmetric(simulation)));
        }
    }

    private static boolean isSymmetric(Simulation simulation) {
        return simulation.experiment().network().synapses().imperfections().asymmetry() == 0;
    }

    /** Those of finished trials, in order. */
    List<Outcome> outcomes(List<TrialResult> results) {
        List<Outcome> outcomes = new ArrayList<>();
        for (TrialResult result : results) {
            Probe probe = probes.get(result.trial());
            outcomes.add(new Outcome(result, probe.end, probe.distance, probe.eigenvalue));
        }
        return outcomes;
    }

    @Override
    public void sample(int trial, int index, RateDynamics dynamics, double[] y) {
        probes.get(trial).sample(dynamics, y);
    }

    @Override
    public void ended(int trial, RateDynamics dynamics, double[] y) {
        probes.get(trial).end(dynamics, y);
    }

    @Override
    public void step(int trial, double t, double step, double error, double energy) {}

    @Override
    public void finished(TrialResult result) {}

    /** What is known of one trial. */
    private static final class Probe {
        private final double[] pattern;
        private final Optional<DistanceMeter> meter;
        private final double[] h;
        private final boolean symmetric;
        private FinalState end = FinalState.UNKNOWN;
        private Distance distance = Distance.NONE;
        private double eigenvalue = Double.NaN;

        Probe(double[] pattern, Optional<DistanceMeter> meter, int memories, boolean symmetric) {
            this.pattern = pattern;
            this.meter = meter;
            this.symmetric = symmetric;
            h = new double[memories];
        }

        void sample(RateDynamics dynamics, double[] y) {
            meter.ifPresent(compared -> {
                double[] v = new double[dynamics.network().features().size()];
                dynamics.expand(y, v, h);
                compared.see(v);
            });
        }

        void end(RateDynamics dynamics, double[] y) {
            end = FinalState.of(dynamics, y, pattern);
            meter.ifPresent(compared -> {
                distance = compared.end(end.v());
                eigenvalue =
                        symmetric ? Linearisation.largestEigenvalue(dynamics.network(), end.v(), end.h()) : Double.NaN;
            });
        }
    }
}
