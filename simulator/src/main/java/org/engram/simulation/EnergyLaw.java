package org.engram.simulation;

import org.engram.experiment.Experiment;
import org.engram.network.RateNetwork;

/**
 * What theory says of the energy of an experiment.
 *
 * @param mustFall whether it is a Lyapunov function, which never rises
 * @param reason why, in words for the user
 */
public record EnergyLaw(boolean mustFall, String reason) {
    static EnergyLaw of(Experiment experiment, RateNetwork network) {
        Experiment.Network spec = experiment.network();
        if (spec.isSpiking()) {
            return mayRise(
                    spec.delay() > 0
                            ? "the synapses are delayed, and it is that of the rate network without delay"
                            : "it fluctuates with the spikes about that of the rate network");
        }
        if (spec.delay() > 0) {
            return mayRise("the synapses are delayed, and it is that of the present state alone");
        }
        if (!spec.synapses().areSymmetric()) {
            return mayRise("the synapses are not symmetric (arXiv:2008.06996, eq. 4)");
        }
        if (experiment.simulate().integrator().method().equals("synchronous")) {
            return mayRise("every neuron takes the lower energy as if no other changed");
        }
        if (!network.hasConvexLagrangians()) {
            return mayRise(
                    "the Lagrangian of the %s is not convex (arXiv:2008.06996, eq. 4)".formatted(nonConvex(network)));
        }
        return network.energyMustFall()
                ? new EnergyLaw(true, "both Lagrangians are convex")
                : mayRise("neurons that share a Lagrangian have different time constants (arXiv:2107.06446)");
    }

    private static EnergyLaw mayRise(String reason) {
        return new EnergyLaw(false, reason);
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
