package org.engram.integrator;

import org.engram.network.RateNetwork;

/**
 * What {@code method: auto} chooses for a network, and why. The only stiffness of these networks is the ratio of their
 * two time constants: on the slow manifold nothing decays faster than the slow leak.
 *
 * @param reason one sentence for the user
 */
public record AutoChoice(Integrator integrator, String reason) {
    /** Below this ratio of the smaller time constant to the larger an explicit method is limited by stability. */
    static final double STIFF_RATIO = 0.1;

    /** Below this tolerance a method of order 8 needs fewer passes than one of order 5. */
    static final double TIGHT = 1e-7;

    public static AutoChoice of(RateNetwork network, Tolerance tolerance) {
        double ratio = network.timeScaleRatio();
        boolean tight = tolerance.relative() < TIGHT;
        String explicit = tight ? "dormand-prince-853" : "dormand-prince-54";
        String order = tight ? "order 8 for a tight tolerance" : "order 5 for a moderate tolerance";
        if (network.memories().isAdiabatic() || network.features().isAdiabatic()) {
            return new AutoChoice(
                    Integrators.adaptive(explicit, tolerance), "one layer is adiabatic, so nothing is stiff; " + order);
        }
        double separation = Math.min(ratio, 1 / ratio);
        return separation < STIFF_RATIO
                ? new AutoChoice(
                        new Imex(tolerance),
                        "tau_h/tau_f = %s: the fast layer is stiff and is advanced implicitly".formatted((float) ratio))
                : new AutoChoice(
                        Integrators.adaptive(explicit, tolerance),
                        "tau_h/tau_f = %s: the time scales are close; %s".formatted((float) ratio, order));
    }
}
