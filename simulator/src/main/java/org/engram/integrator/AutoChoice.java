package org.engram.integrator;

/**
 * The method in use, and why.
 *
 * @param reason one sentence for the user
 */
public record AutoChoice(Integrator integrator, String reason) {
    /**
     * What {@code method: auto} chooses.
     *
     * @param delay of the synapses, in ms
     */
    public static AutoChoice of(Tolerance tolerance, double delay) {
        return delay > 0
                ? new AutoChoice(new MethodOfSteps(tolerance), "the synapses are delayed")
                : new AutoChoice(
                        new ExponentialAdams(tolerance),
                        "needs the fewest passes, whatever the ratio of the time constants");
    }
}
