package org.engram.integrator;

/**
 * The method in use, and why.
 *
 * @param reason one sentence for the user
 */
public record AutoChoice(Integrator integrator, String reason) {
    /** What {@code method: auto} chooses. */
    public static AutoChoice of(Tolerance tolerance) {
        return new AutoChoice(
                new ExponentialAdams(tolerance), "needs the fewest passes, whatever the ratio of the time constants");
    }
}
