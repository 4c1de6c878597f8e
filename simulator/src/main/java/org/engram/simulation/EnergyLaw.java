package org.engram.simulation;

import java.util.ArrayList;
import java.util.List;
import org.engram.experiment.Experiment;
import org.engram.network.RateNetwork;

/**
 * What theory says of the energy of an experiment.
 *
 * @param mustFall whether it is a Lyapunov function, which never rises
 * @param reason why, in words for the user: every one that there is
 */
public record EnergyLaw(boolean mustFall, String reason) {
    static EnergyLaw of(Experiment experiment, RateNetwork network) {
        List<String> reasons = reasonsToRise(experiment, network);
        return reasons.isEmpty()
                ? new EnergyLaw(true, "both Lagrangians are convex")
                : new EnergyLaw(false, String.join("; ", reasons));
    }

    private static List<String> reasonsToRise(Experiment experiment, RateNetwork network) {
        Experiment.Network spec = experiment.network();
        List<String> reasons = new ArrayList<>();
        if (spec.isSpiking()) {
            reasons.add("it fluctuates with the spikes about that of the rate network");
        }
        if (spec.delay() > 0) {
            reasons.add(
                    spec.isSpiking()
                            ? "the synapses are delayed, and it is that of the rate network without delay"
                            : "the synapses are delayed, and it is that of the present state alone");
        }
        if (!spec.synapses().areSymmetric()) {
            reasons.add("the synapses are not symmetric (arXiv:2008.06996, eq. 4)");
        }
        if (experiment.simulate().integrator().method().equals("synchronous")) {
            reasons.add("every neuron takes the lower energy as if no other changed");
        }
        if (!network.hasConvexLagrangians()) {
            reasons.add(
                    "the Lagrangian of the %s is not convex (arXiv:2008.06996, eq. 4)".formatted(nonConvex(network)));
        }
        if (network.mixesTimeConstants()) {
            reasons.add("neurons that share a Lagrangian have different time constants (arXiv:2107.06446)");
        }
        return reasons;
    }

    private static String nonConvex(RateNetwork network) {
        boolean features = !network.features().activation().isConvex();
        boolean memories = !network.memories().activation().isConvex();
        return features && memories ? "features and of the memories" : features ? "features" : "memories";
    }

    @Override
    public String toString() {
        return (mustFall ? "falls or stays: " : "MAY RISE: ") + reason;
    }
}
