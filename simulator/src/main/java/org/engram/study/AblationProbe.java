package org.engram.study;

import java.util.Optional;
import org.engram.network.Linearisation;
import org.engram.network.RateDynamics;
import org.engram.simulation.Simulation;
import org.engram.simulation.TrialResult;

/** Watches a trial that is compared with one that has adiabatic memory neurons. */
final class AblationProbe extends Probe {
    private final DistanceMeter meter;
    private final boolean symmetric;
    private final double[] v;
    private final double[] h;
    private Distance distance = Distance.NONE;
    private double eigenvalue = Double.NaN;

    AblationProbe(Simulation simulation, Reference adiabatic, int trial) {
        super(simulation.cuedPattern(trial));
        meter = new DistanceMeter(
                adiabatic.v(trial), simulation.experiment().record().times());
        symmetric = simulation.experiment().network().synapses().areSymmetric();
        v = new double[simulation.network().features().size()];
        h = new double[simulation.network().memories().size()];
    }

    @Override
    void sample(int index, RateDynamics dynamics, double[] y) {
        dynamics.expand(y, v, h);
        meter.see(v);
    }

    @Override
    void end(RateDynamics dynamics, double[] y) {
        super.end(dynamics, y);
        distance = meter.end(end().v());
        eigenvalue = symmetric ? Linearisation.largestEigenvalue(dynamics.network(), end().v(), end().h()) : Double.NaN;
    }

    @Override
    Outcome outcome(TrialResult result) {
        return new Outcome(result, end(), distance, eigenvalue, Optional.empty());
    }
}
