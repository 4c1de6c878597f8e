package org.engram.simulation;

import org.engram.integrator.Step;
import org.engram.network.RateDynamics;

/**
 * The energy at times inside an accepted step, from the {@linkplain EnergyChange integral of dE/dt} from each to the next. What
 * then is missing to the energy at the end, which is known, is shared out in proportion to the changes: where the energy
 * falls, these energies fall from one to the next as well.
 */
final class EnergyCourse {
    private final double[] energies;
    private final double[] paths;
    private double change;
    private double path;

    /**
     * The course over a step.
     *
     * @param times in ms, rising, after the start of the step and not after its end
     * @param before E at the start
     * @param rateBefore dE/dt there, in 1/ms
     * @param rateAfter dE/dt at the end
     */
    EnergyCourse(
            EnergyChange changes,
            RateDynamics dynamics,
            Step step,
            double[] times,
            double before,
            double rateBefore,
            double rateAfter) {
        energies = new double[times.length];
        paths = new double[times.length];
        double t = step.start();
        double rate = rateBefore;
        for (int k = 0; k < times.length; k++) {
            double next = times[k] < step.end() ? changes.rate(dynamics, step, times[k]) : rateAfter;
            add(changes.between(dynamics, step, t, rate, times[k], next));
            energies[k] = before + change;
            paths[k] = path;
            t = times[k];
            rate = next;
        }
        add(changes.between(dynamics, step, t, rate, step.end(), rateAfter));
    }

    private void add(double piece) {
        change += piece;
        path += Math.abs(piece);
    }

    /** The whole change over the step. */
    double change() {
        return change;
    }

    /** The energies at the times, where that at the end of the step is larger than its integral by {@code missing}. */
    double[] energies(double missing) {
        for (int k = 0; k < energies.length; k++) {
            energies[k] += missing * (path == 0 ? 1 : paths[k] / path);
        }
        return energies;
    }
}
